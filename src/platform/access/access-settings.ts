/** How long sessions last and how recent a fresh sign-in must be, in minutes. */
export abstract class AccessSettings {
  abstract readonly sessionIdleMinutes: number;
  abstract readonly sessionAbsoluteMinutes: number;
  abstract readonly freshSignInMinutes: number;
}
