import { DomainError, Settings, type Actor } from '#kernel';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { UserRows } from '../data/user-rows.js';
import type { User } from '../data/user.entity.js';
import { accessErrors } from '../domain/access.errors.js';
import { PermissionTable } from '../domain/permission-table.js';
import { csrfTokenOf } from '../domain/secrets.js';
import { ChangePassword } from '../use-cases/change-password.js';
import { Sessions } from '../use-cases/sessions.js';
import { SignIn } from '../use-cases/sign-in.js';
import { CurrentActor, CurrentSession, Public, SignedInOnly } from './access.decorators.js';
import { ChangePasswordDto, CurrentSessionDto, SessionListDto, SignInDto } from './access.dto.js';
import { presentUser } from './present.js';
import { readSessionCookie, sessionCookie } from './session-cookie.js';

/** Signing in and out, and a person's own sessions and password. */
@ApiTags('session')
@Controller('api/v1')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly changePassword: ChangePassword,
    private readonly users: UserRows,
    private readonly permissions: PermissionTable,
    private readonly settings: Settings,
  ) {}

  @Post('session')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: CurrentSessionDto })
  async open(
    @Body() body: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CurrentSessionDto> {
    // Another site must not sign somebody in under an account of its own choice.
    if (request.headers['sec-fetch-site'] === 'cross-site') throw new DomainError(accessErrors['access.csrf']);
    const { user, secret } = await this.signIn.execute({ ...body, address: request.ip });
    void reply.header('set-cookie', sessionCookie(secret, this.settings, request.protocol));
    return this.present(user, secret);
  }

  @Get('session')
  @SignedInOnly()
  @ApiOkResponse({ type: CurrentSessionDto })
  async current(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<CurrentSessionDto> {
    const user = await this.users.byId(actor.id);
    if (user === null) throw new DomainError(accessErrors['access.not-signed-in']);
    return this.present(user, readSessionCookie(request.headers.cookie) ?? '');
  }

  @Delete('session')
  @SignedInOnly()
  @HttpCode(204)
  @ApiNoContentResponse()
  async close(
    @CurrentActor() actor: Actor,
    @CurrentSession() sessionId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.end(sessionId, actor);
    void reply.header('set-cookie', sessionCookie(null, this.settings, request.protocol));
    void reply.header('clear-site-data', '"cache", "storage"');
  }

  @Put('session/password')
  @SignedInOnly()
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Changed; other sessions are ended' })
  async password(
    @CurrentActor() actor: Actor,
    @CurrentSession() sessionId: string,
    @Body() body: ChangePasswordDto,
  ): Promise<void> {
    await this.changePassword.execute(actor, sessionId, body);
  }

  @Get('sessions')
  @SignedInOnly()
  @ApiOkResponse({ type: SessionListDto })
  async list(@CurrentActor() actor: Actor, @CurrentSession() sessionId: string): Promise<SessionListDto> {
    const items = await this.sessions.ofUser(actor.id);
    return { items: items.map((item) => ({ ...item, current: item.id === sessionId })) };
  }

  @Delete('sessions/:id')
  @SignedInOnly()
  @HttpCode(204)
  @ApiNoContentResponse()
  async end(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    await this.sessions.end(id, actor);
  }

  private present(user: User, secret: string): CurrentSessionDto {
    return {
      user: presentUser(user),
      permissions: this.permissions.permissionsOf(user.role),
      csrfToken: csrfTokenOf(secret),
    };
  }
}
