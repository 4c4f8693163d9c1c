// The built desk with two more routes behind the same guard, which validate their JSON body and do nothing: one takes a
// petition, as the registration does, the other a body of one field.
import { Body, Controller, Module, Post } from '@nestjs/common';
import { IsString } from 'class-validator';
import { DeskModule } from '../../dist/apps/desk/src/desk.module.js';
import { Authentication } from '../../dist/libs/directory/src/index.js';
import { Allow, createHttpApp, listen, loadConfig } from '../../dist/libs/platform/src/index.js';
import { RegistrationRequest } from '../../dist/libs/registry/src/index.js';

class EmptyRequest {}
IsString()(EmptyRequest.prototype, 'note');

class EmptyController {
  petition(body) {
    return { subject: body.subject.length };
  }

  note(body) {
    return { note: body.note };
  }
}
for (const [name, type] of [
  ['petition', RegistrationRequest],
  ['note', EmptyRequest],
]) {
  const method = Object.getOwnPropertyDescriptor(EmptyController.prototype, name);
  Reflect.defineMetadata('design:paramtypes', [type], EmptyController.prototype, name);
  Body()(EmptyController.prototype, name, 0);
  Post(name)(EmptyController.prototype, name, method);
  Allow('petition.register')(EmptyController.prototype, name, method);
}
Controller('api/v1/bench-empty')(EmptyController);

class BenchModule {}
const config = loadConfig();
Module({ imports: [DeskModule.with(config)], controllers: [EmptyController] })(BenchModule);

const app = await createHttpApp(BenchModule);
app.get(Authentication).install(app);
await listen(app, config.DESK_PORT);
