import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';

/** Is told, once an act in a programme is committed, who did it. It must not keep anybody waiting. */
export type AfterAct = (actor: Actor, programmeId: string) => void;

/** Who is told that an act was done: other features register when they start. */
@Injectable()
export class ActsDone {
  private readonly told: AfterAct[] = [];

  register(after: AfterAct): void {
    this.told.push(after);
  }

  tell(actor: Actor, programmeId: string | null): void {
    if (programmeId === null) return;
    for (const after of this.told) after(actor, programmeId);
  }
}
