import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { signedIn, type RequestContext } from '../graphql/request-context.js';
import { permissionOf } from './permission-table.rules.js';

/** Nothing is answered to somebody who is not signed in, but for what the permission table opens to all. */
@Injectable()
export class SignInGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.getType<string>() !== 'graphql') return true;
    const graphql = GqlExecutionContext.create(context);
    const { fieldName } = graphql.getInfo<GraphQLResolveInfo>();
    if (permissionOf(fieldName)?.at !== 'ANYONE')
      signedIn(graphql.getContext<RequestContext>().actor);
    return true;
  }
}
