import { ROLES, type Instant, type Role } from '#kernel';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsISO8601, IsNotEmpty, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';
import { PERMISSIONS, type Permission } from '../domain/permissions.js';

const EMAIL_MAX = 254;
const NAME_MAX = 100;
/** Wide enough for every password that the rules allow, small enough that hashing cannot be abused. */
const PASSWORD_BYTES = 512;

/** The field may be left out; `null` is refused. */
const IfGiven = () => ValidateIf((_, value: unknown) => value !== undefined);

export class SignInDto {
  @ApiProperty({ type: String, maxLength: EMAIL_MAX })
  @IsString()
  @IsNotEmpty()
  @MaxLength(EMAIL_MAX)
  email: string;

  @ApiProperty({ type: String, format: 'password' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(PASSWORD_BYTES)
  password: string;
}

export class SetUpDto {
  @ApiProperty({ type: String, description: 'The secret behind # in the one-time link' })
  @IsString()
  @MaxLength(100)
  token: string;

  @ApiProperty({ type: String, maxLength: EMAIL_MAX })
  @IsString()
  @MaxLength(EMAIL_MAX)
  email: string;

  @ApiProperty({ type: String, maxLength: NAME_MAX })
  @IsString()
  @IsNotEmpty()
  @MaxLength(NAME_MAX)
  name: string;

  @ApiProperty({ type: String, format: 'password' })
  @IsString()
  @MaxLength(PASSWORD_BYTES)
  password: string;
}

export class ChangePasswordDto {
  @ApiProperty({ type: String, format: 'password' })
  @IsString()
  @MaxLength(PASSWORD_BYTES)
  current: string;

  @ApiProperty({ type: String, format: 'password' })
  @IsString()
  @MaxLength(PASSWORD_BYTES)
  next: string;
}

export class AddUserDto {
  @ApiProperty({ type: String, maxLength: EMAIL_MAX })
  @IsString()
  @MaxLength(EMAIL_MAX)
  email: string;

  @ApiProperty({ type: String, maxLength: NAME_MAX })
  @IsString()
  @IsNotEmpty()
  @MaxLength(NAME_MAX)
  name: string;

  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  role: Role;

  @ApiPropertyOptional({ type: String, format: 'password', description: 'Made and answered once when absent' })
  @IfGiven()
  @IsString()
  @MaxLength(PASSWORD_BYTES)
  password?: string;
}

export class ChangeUserDto {
  @ApiPropertyOptional({ enum: ROLES })
  @IfGiven()
  @IsIn(ROLES)
  role?: Role;

  @ApiPropertyOptional({ type: Boolean })
  @IfGiven()
  @IsBoolean()
  active?: boolean;

  @ApiPropertyOptional({ type: String, maxLength: NAME_MAX })
  @IfGiven()
  @IsString()
  @IsNotEmpty()
  @MaxLength(NAME_MAX)
  name?: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'User whom this one answers to; null for nobody' })
  @ValidateIf((_, value: unknown) => value !== undefined && value !== null)
  @IsString()
  @MaxLength(26)
  supervisorId?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: NAME_MAX,
    description: "Shop or contractor the person works for; null for the operator's own house",
  })
  @ValidateIf((_, value: unknown) => value !== undefined && value !== null)
  @IsString()
  @IsNotEmpty()
  @MaxLength(NAME_MAX)
  organisation?: string | null;
}

export class MakeTokenDto {
  @ApiProperty({ type: String, maxLength: NAME_MAX })
  @IsString()
  @IsNotEmpty()
  @MaxLength(NAME_MAX)
  name: string;

  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  role: Role;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'With offset; never when absent' })
  @IfGiven()
  @IsISO8601({ strict: true })
  @Matches(/(Z|[+-]\d{2}:\d{2})$/)
  expiresAt?: string;
}

export class UserDto {
  @ApiProperty({ type: String })
  id: string;

  @ApiProperty({ type: String })
  email: string;

  @ApiProperty({ type: String })
  name: string;

  @ApiProperty({ enum: ROLES })
  role: Role;
}

/** A colleague as everybody may know them. */
export class PersonDto {
  @ApiProperty({ type: String })
  id: string;

  @ApiProperty({ type: String })
  name: string;

  @ApiProperty({ enum: ROLES })
  role: Role;

  @ApiProperty({ type: Boolean, description: 'False for people who no longer sign in' })
  active: boolean;
}

export class PeopleDto {
  @ApiProperty({ type: [PersonDto] })
  items: PersonDto[];
}

export class UserDetailsDto extends UserDto {
  @ApiProperty({ type: Boolean })
  active: boolean;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Instant;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastLoginAt: Instant | null;

  @ApiProperty({ type: String, nullable: true })
  supervisorId: string | null;

  @ApiProperty({ type: String, nullable: true })
  organisation: string | null;
}

export class AddedUserDto extends UserDetailsDto {
  @ApiProperty({ type: String, nullable: true, description: 'Shown this once; null when one was given' })
  initialPassword: string | null;
}

export class UserListDto {
  @ApiProperty({ type: [UserDetailsDto] })
  items: UserDetailsDto[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export class MadePasswordDto {
  @ApiProperty({ type: String, description: 'Shown this once' })
  password: string;
}

export class CurrentSessionDto {
  @ApiProperty({ type: UserDto })
  user: UserDto;

  @ApiProperty({ enum: PERMISSIONS, isArray: true })
  permissions: Permission[];

  @ApiProperty({ type: String, description: 'To be sent as X-CSRF-Token with every request that changes something' })
  csrfToken: string;
}

export class SessionDto {
  @ApiProperty({ type: String })
  id: string;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Instant;

  @ApiProperty({ type: String, format: 'date-time' })
  lastSeenAt: Instant;

  @ApiProperty({ type: String, description: 'Network address at sign-in' })
  address: string;

  @ApiProperty({ type: Boolean })
  current: boolean;
}

export class SessionListDto {
  @ApiProperty({ type: [SessionDto] })
  items: SessionDto[];
}

export class TokenDto {
  @ApiProperty({ type: String })
  id: string;

  @ApiProperty({ type: String })
  name: string;

  @ApiProperty({ enum: ROLES })
  role: Role;

  @ApiProperty({ type: String, nullable: true })
  createdBy: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Instant;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  lastUsedOn: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expiresAt: Instant | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  revokedAt: Instant | null;
}

export class MadeTokenDto extends TokenDto {
  @ApiProperty({ type: String, description: 'Shown this once' })
  token: string;
}

export class TokenListDto {
  @ApiProperty({ type: [TokenDto] })
  items: TokenDto[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export class RoleDto {
  @ApiProperty({ enum: ROLES })
  role: Role;

  @ApiProperty({ type: String })
  ja: string;

  @ApiProperty({ type: String })
  en: string;

  @ApiProperty({ enum: PERMISSIONS, isArray: true })
  permissions: Permission[];
}
