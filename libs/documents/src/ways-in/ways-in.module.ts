import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PileModule } from '../pile/pile.module.js';
import { ReceivingPages } from './receiving.pages.js';
import { Receiving } from './receiving.service.js';
import { ResumableUpload } from './resumable/resumable-upload.entity.js';
import { TusServer } from './resumable/tus-server.js';
import { UploadsController } from './resumable/uploads.controller.js';
import { Uploads } from './resumable/uploads.service.js';
import { WatchedFile } from './watched/watched-file.entity.js';

/** How scans come in: by pieces that survive a cut line, by the camera of a phone, from the folder of a scanner. */
@Module({
  imports: [TypeOrmModule.forFeature([ResumableUpload, WatchedFile]), PileModule],
  controllers: [UploadsController, ReceivingPages],
  providers: [TusServer, Uploads, Receiving],
  exports: [Uploads],
})
export class WaysInModule {}
