/** Where what is for the plug-in goes: to a gateway double, else, and for the lab always, to a host with its token. */
export interface Onward {
  readonly gateway?: string;
  readonly base: string;
  readonly token: string;
}

export interface ShellServer {
  readonly port: number;
  close(): Promise<void>;
}

export function startShellServer(to: Onward): Promise<ShellServer>;
