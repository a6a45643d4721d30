import type { Actor } from '#kernel';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { UserRows } from '../data/user-rows.js';
import { PermissionTable } from '../domain/permission-table.js';
import { AddUser } from '../use-cases/add-user.js';
import { ChangePassword } from '../use-cases/change-password.js';
import { ChangeUser } from '../use-cases/change-user.js';
import { Sessions, type StaffSession } from '../use-cases/sessions.js';
import { Can, CurrentActor, CurrentSession, SignedInOnly } from './access.decorators.js';
import {
  AddedUserDto,
  AddUserDto,
  ChangeUserDto,
  MadePasswordDto,
  RoleDto,
  UserDetailsDto,
  UserListDto,
} from './access.dto.js';
import { presentUserDetails } from './present.js';

/** The desk's people and their roles. */
@ApiTags('users')
@Controller('api/v1')
export class UsersController {
  constructor(
    private readonly users: UserRows,
    private readonly addUser: AddUser,
    private readonly changeUser: ChangeUser,
    private readonly changePassword: ChangePassword,
    private readonly permissions: PermissionTable,
    private readonly sessions: Sessions,
  ) {}

  @Get('users')
  @Can('users:manage')
  @ApiOkResponse({ type: UserListDto })
  async list(): Promise<UserListDto> {
    return { items: (await this.users.all()).map(presentUserDetails), nextCursor: null };
  }

  @Post('users')
  @Can('users:manage')
  @ApiCreatedResponse({ type: AddedUserDto })
  async add(@Body() body: AddUserDto, @CurrentActor() actor: Actor): Promise<AddedUserDto> {
    const { email, name, role, password: given } = body;
    const { user, password } = await this.addUser.execute({ email, name, role, password: given }, actor);
    return { ...presentUserDetails(user), initialPassword: password };
  }

  @Patch('users/:id')
  @Can('users:manage')
  @ApiOkResponse({ type: UserDetailsDto })
  async change(
    @Param('id') id: string,
    @Body() body: ChangeUserDto,
    @CurrentActor() actor: Actor,
  ): Promise<UserDetailsDto> {
    return presentUserDetails(await this.changeUser.execute(id, body, actor));
  }

  @Post('users/:id/password')
  @Can('users:manage')
  @ApiCreatedResponse({ type: MadePasswordDto, description: 'All sessions of the user are ended' })
  async resetPassword(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<MadePasswordDto> {
    const { password } = await this.changePassword.reset(id, actor);
    return { password };
  }

  @Get('user-sessions')
  @Can('users:manage')
  @ApiOkResponse({ description: '{items: [{id, userId, name, role, createdAt, lastSeenAt, address, current}]}' })
  async everySession(
    @CurrentSession() own: string | null,
  ): Promise<{ items: (StaffSession & { current: boolean })[] }> {
    const items = await this.sessions.everybody();
    return { items: items.map((item) => ({ ...item, current: item.id === own })) };
  }

  @Delete('user-sessions/:id')
  @Can('users:manage')
  @HttpCode(204)
  @ApiNoContentResponse()
  async endSession(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.sessions.endOf(id, actor);
  }

  @Get('roles')
  @SignedInOnly()
  @ApiOkResponse({ type: [RoleDto] })
  roles(): RoleDto[] {
    return this.permissions.roles.map((role) => ({ ...role, permissions: this.permissions.permissionsOf(role.role) }));
  }
}
