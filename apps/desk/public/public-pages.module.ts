import { Module } from '@nestjs/common';
import { AckPages } from './ack-pages.js';
import { AddPages } from './add-pages.js';
import { ContactBoard } from './contact-board.js';
import { FormGuard } from './form-guard.js';
import { FormPages } from './form-pages.js';
import { HeldFiles } from './held-files.js';
import { InfoPages } from './info-pages.js';
import { PostedForms } from './posted-forms.js';
import { PreviewPictures } from './preview-pictures.js';
import { ReachController } from './reach.controller.js';
import { StatusPages } from './status-pages.js';

/** The door for everybody, in seven languages, without any script: complaint form, status, additions, notices, ways to reach the desk. */
@Module({
  controllers: [ReachController],
  providers: [
    { provide: HeldFiles, useFactory: () => new HeldFiles() },
    ContactBoard,
    FormGuard,
    PostedForms,
    PreviewPictures,
    FormPages,
    StatusPages,
    AddPages,
    AckPages,
    InfoPages,
  ],
})
export class PublicPagesModule {}
