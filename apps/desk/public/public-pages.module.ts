import { Module } from '@nestjs/common';
import { PublicPages } from './public-pages.js';

/** The door for everybody: complaint form and status look-up in Japanese and English, without any script. */
@Module({ providers: [PublicPages] })
export class PublicPagesModule {}
