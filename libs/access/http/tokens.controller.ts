import { parseInstant, type Actor } from '#kernel';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiTokens } from '../use-cases/api-tokens.js';
import { Can, CurrentActor } from './access.decorators.js';
import { MadeTokenDto, MakeTokenDto, TokenListDto } from './access.dto.js';
import { presentToken } from './present.js';

/** API tokens for machines. */
@ApiTags('tokens')
@Controller('api/v1/tokens')
export class TokensController {
  constructor(private readonly tokens: ApiTokens) {}

  @Get()
  @Can('tokens:manage')
  @ApiOkResponse({ type: TokenListDto })
  async list(): Promise<TokenListDto> {
    return { items: (await this.tokens.list()).map(presentToken), nextCursor: null };
  }

  @Post()
  @Can('tokens:manage')
  @ApiCreatedResponse({ type: MadeTokenDto })
  async make(@Body() body: MakeTokenDto, @CurrentActor() actor: Actor): Promise<MadeTokenDto> {
    const expiresAt = body.expiresAt === undefined ? undefined : parseInstant(body.expiresAt);
    const { token, secret } = await this.tokens.make({ name: body.name, role: body.role, expiresAt }, actor);
    return { ...presentToken(token), token: secret };
  }

  @Delete(':id')
  @Can('tokens:manage')
  @HttpCode(204)
  @ApiNoContentResponse()
  async revoke(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.tokens.revoke(id, actor);
  }
}
