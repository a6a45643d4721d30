import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can } from '#access';
import {
  ReadSetup,
  type ChannelsView,
  type KeysView,
  type LexiconView,
  type TemplatesView,
} from '../use-cases/read-setup.js';

/** How the desk is set up, to be read: what is changed in files is changed there and signed elsewhere. */
@ApiTags('setup')
@Controller('api/v1/setup')
export class SetupViewsController {
  constructor(private readonly setup: ReadSetup) {}

  @Get('channels')
  @Can('settings:read')
  @ApiOperation({ summary: 'Ways in: whether they are open, and what came through them; no content' })
  @ApiOkResponse({ description: '{at, channels: [{channel, doors, traffic}], mailboxes, outgoing}' })
  channels(): Promise<ChannelsView> {
    return this.setup.channels();
  }

  @Get('templates')
  @Can('settings:read')
  @ApiOperation({
    summary: 'Starting texts of acknowledgements, answers, notices and calls, with what their check finds',
  })
  @ApiOkResponse({ description: '{files: [{name, sha256}], texts: [{id, kind, language, subject, body, faults}]}' })
  templates(): TemplatesView {
    return this.setup.texts();
  }

  @Get('lexicon')
  @Can('settings:read')
  @ApiOperation({ summary: 'Words by which a possible sign is seen' })
  @ApiOkResponse({ description: '{version, sha256, kinds, concepts, frames}' })
  lexicon(): LexiconView {
    return this.setup.lexicon();
  }

  @Get('keys')
  @Can('keys:read')
  @ApiOperation({ summary: 'Master keys and how many data keys each wraps; never a key' })
  @ApiOkResponse({ description: '{active, keys: [{masterKeyId, dataKeys, inRing}], erased, scopes}' })
  keys(): Promise<KeysView> {
    return this.setup.keys();
  }
}
