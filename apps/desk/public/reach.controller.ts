import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SignedInOnly } from '#access';
import { ContactBoard, type DeskPhones } from './contact-board.js';

/** How complainants reach the desk: what the public page says, for what staff print and read out. */
@ApiTags('desk')
@Controller('api/v1/reach')
export class ReachController {
  constructor(private readonly board: ContactBoard) {}

  @Get()
  @SignedInOnly()
  @ApiOperation({ summary: 'The telephone numbers of the desk, from the file of contact points' })
  @ApiOkResponse({ description: '{phones, sample}' })
  reach(): DeskPhones {
    return this.board.phones();
  }
}
