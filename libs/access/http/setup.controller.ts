import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { SetupLink } from '../use-cases/setup-link.js';
import { Public } from './access.decorators.js';
import { SetUpDto, UserDto } from './access.dto.js';
import { presentUser } from './present.js';

/** The first administrator, by the one-time link that the start prints. */
@ApiTags('setup')
@Controller('api/v1/setup')
export class SetupController {
  constructor(private readonly setupLink: SetupLink) {}

  @Post()
  @Public()
  @ApiCreatedResponse({ type: UserDto })
  async setUp(@Body() body: SetUpDto): Promise<UserDto> {
    return presentUser(await this.setupLink.use(body));
  }
}
