import { Module } from '@nestjs/common';
import { AckPages } from './ack-pages.js';
import { PublicPages } from './public-pages.js';

/** The door for everybody: complaint form, status look-up and confirmation of notices in Japanese and English, without any script. */
@Module({ providers: [PublicPages, AckPages] })
export class PublicPagesModule {}
