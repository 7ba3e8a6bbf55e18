import { Injectable } from '@nestjs/common';

/** Set when the server was asked to stop: it answers what it has begun, and is no longer ready. */
@Injectable()
export class Draining {
  begun = false;
}
