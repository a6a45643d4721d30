import { AuditModule } from '#audit';
import { loadYaml } from '#kernel';
import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessReviewRows } from './data/access-review-rows.js';
import { SessionRows } from './data/session-rows.js';
import { SetupLinkRows } from './data/setup-link-rows.js';
import { TokenRows } from './data/token-rows.js';
import { UserRows } from './data/user-rows.js';
import { PermissionTable } from './domain/permission-table.js';
import { AccessGuard } from './http/access.guard.js';
import { AccessReviewController } from './http/access-review.controller.js';
import { PeopleController } from './http/people.controller.js';
import { RouteInventory } from './http/route-inventory.js';
import { SessionController } from './http/session.controller.js';
import { SetupController } from './http/setup.controller.js';
import { TokensController } from './http/tokens.controller.js';
import { UsersController } from './http/users.controller.js';
import { AddUser } from './use-cases/add-user.js';
import { ApiTokens } from './use-cases/api-tokens.js';
import { Authenticator } from './use-cases/authenticator.js';
import { ChangePassword } from './use-cases/change-password.js';
import { ChangeUser } from './use-cases/change-user.js';
import { NewPassword } from './use-cases/new-password.js';
import { PasswordHasher } from './use-cases/password-hasher.js';
import { ReviewAccess } from './use-cases/review-access.js';
import { Sessions } from './use-cases/sessions.js';
import { SetupLink } from './use-cases/setup-link.js';
import { SignIn } from './use-cases/sign-in.js';

const rows = [UserRows, SessionRows, TokenRows, SetupLinkRows, AccessReviewRows];
const useCases = [AddUser, ApiTokens, Authenticator, ChangePassword, ChangeUser, NewPassword, PasswordHasher, Sessions];

/** People, sessions, API tokens, and the guard that stands before every route. */
@Global()
@Module({
  imports: [AuditModule, DiscoveryModule],
  controllers: [
    SessionController,
    SetupController,
    UsersController,
    TokensController,
    PeopleController,
    AccessReviewController,
  ],
  providers: [
    ...rows,
    ...useCases,
    ReviewAccess,
    SetupLink,
    SignIn,
    RouteInventory,
    { provide: PermissionTable, useFactory: () => PermissionTable.parse(loadYaml<unknown>('roles.yaml')) },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [
    PermissionTable,
    UserRows,
    AddUser,
    ApiTokens,
    ChangePassword,
    ChangeUser,
    ReviewAccess,
    Sessions,
    SetupLink,
    SignIn,
  ],
})
export class AccessModule {}
