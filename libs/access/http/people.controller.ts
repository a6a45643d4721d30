import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { UserRows } from '../data/user-rows.js';
import { SignedInOnly } from './access.decorators.js';
import { PeopleDto } from './access.dto.js';
import { presentPerson } from './present.js';

/** Names of colleagues, so that histories and approvals say who it was. */
@ApiTags('users')
@Controller('api/v1/people')
export class PeopleController {
  constructor(private readonly users: UserRows) {}

  @Get()
  @SignedInOnly()
  @ApiOperation({ summary: 'Everybody who works or worked here: name and role, no address' })
  @ApiOkResponse({ type: PeopleDto })
  async list(): Promise<PeopleDto> {
    return { items: (await this.users.all()).map(presentPerson) };
  }
}
