import { Module } from '@nestjs/common';
import { PileModule } from '../../pile/pile.module.js';
import { WatchedFiles } from './watched-files.service.js';
import { WatchedFolder } from './watched-folder.js';

/** The folder that an office scanner writes to; for the worker alone, and off without WATCH_DIR. */
@Module({ imports: [PileModule], providers: [WatchedFiles, WatchedFolder] })
export class WatchedFolderModule {}
