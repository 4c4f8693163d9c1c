// The built desk with one more route: a JSON POST behind the same guard that validates its body and does nothing.
import { Body, Controller, Module, Post } from '@nestjs/common';
import { IsString } from 'class-validator';
import { DeskModule } from '../../dist/apps/desk/src/desk.module.js';
import { Authentication } from '../../dist/libs/directory/src/index.js';
import { Allow, createHttpApp, listen, loadConfig } from '../../dist/libs/platform/src/index.js';

class EmptyRequest {}
IsString()(EmptyRequest.prototype, 'note');

class EmptyController {
  accept(body) {
    return { note: body.note };
  }
}
const accept = Object.getOwnPropertyDescriptor(EmptyController.prototype, 'accept');
Reflect.defineMetadata('design:paramtypes', [EmptyRequest], EmptyController.prototype, 'accept');
Body()(EmptyController.prototype, 'accept', 0);
Post()(EmptyController.prototype, 'accept', accept);
Allow('petition.register')(EmptyController.prototype, 'accept', accept);
Controller('api/v1/bench-empty')(EmptyController);

class BenchModule {}
const config = loadConfig();
Module({ imports: [DeskModule.with(config)], controllers: [EmptyController] })(BenchModule);

const app = await createHttpApp(BenchModule);
app.get(Authentication).install(app);
await listen(app, config.DESK_PORT);
