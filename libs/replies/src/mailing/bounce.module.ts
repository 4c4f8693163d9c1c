import { Module } from '@nestjs/common';
import { RepliesModule } from '../replies.module.js';
import { BounceListener } from './bounce-listener.js';

/** The port that letters come back to; for the worker alone. */
@Module({ imports: [RepliesModule], providers: [BounceListener] })
export class BounceModule {}
