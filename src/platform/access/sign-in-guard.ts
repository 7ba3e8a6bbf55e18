import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { signedIn, type RequestContext } from '../graphql/request-context.js';
import { allow } from '../../shared/refusal.js';
import { permissionOf } from './permission-table.rules.js';
import { notAdmitted } from './permissions.rules.js';

/**
 * Nothing is answered to somebody who is not signed in, but for what the permission table opens to all; and to
 * whoever has yet to choose their own password, nothing but that.
 */
@Injectable()
export class SignInGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.getType<string>() !== 'graphql') return true;
    const graphql = GqlExecutionContext.create(context);
    const { fieldName } = graphql.getInfo<GraphQLResolveInfo>();
    const permission = permissionOf(fieldName);
    if (permission?.at === 'ANYONE') return true;
    const { choosesPassword } = signedIn(graphql.getContext<RequestContext>().actor);
    if (choosesPassword && permission) allow(notAdmitted('CHANGING_PASSWORD', permission));
    return true;
  }
}
