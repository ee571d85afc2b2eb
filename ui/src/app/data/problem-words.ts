import type { ProblemBody } from './problem';

/**
 * What a kind of problem says in the language in use, or undefined for a kind the pane has no words for. A node's
 * own words follow where they tell more than the kind does; they come in the node's language.
 */
export function problemWords(kind: string, body: ProblemBody): string | undefined {
  return (
    wholeKind(kind, body) ??
    gatewayKind(kind, body) ??
    policyKind(kind, body) ??
    nodeKind(kind, body) ??
    fieldKind(kind, body)
  );
}

function wholeKind(kind: string, { value, field, detail = '' }: ProblemBody): string | undefined {
  switch (kind) {
    case 'sign-in-required':
      return $localize`:@@problem.signInRequired:You are signed out. Open the sign-in address that WacMirror printed.`;
    case 'permission-missing':
      return $localize`:@@problem.permissionMissing:Your account lacks the permission that this needs.`;
    case 'host-refused':
    case 'origin-refused':
      return $localize`:@@problem.refused:Requests from “${value}:value:” are refused.`;
    case 'not-mirrorable':
      return $localize`:@@problem.notMirrorable:The adapter has no connection to a virtual switch and cannot take a role.`;
    case 'machine-moving':
      return $localize`:@@problem.moving:The machine is on its way to another node; try again when it has arrived.`;
    case 'duplicate-identity':
      return $localize`:@@problem.duplicate:Another machine of the cluster has the same id, as a replica has; its roles are not touched.`;
    case 'unknown-cluster':
      return $localize`:@@problem.unknownCluster:There is no cluster “${value}:value:”.`;
    case 'unknown-adapter':
      return $localize`:@@problem.unknownAdapter:No node shows an adapter “${value}:value:”.`;
    case 'unknown-vm':
      return $localize`:@@problem.unknownVm:There is no machine “${value}:value:”.`;
    case 'unknown-node':
      return $localize`:@@problem.unknownNode:There is no node “${value}:value:”.`;
    case 'lab-conflict':
      return $localize`:@@problem.labConflict:The lab cannot do that now: “${value}:value:” does not fit as ${field}:field:.`;
    case 'malformed-body':
      return $localize`:@@problem.malformed:The server could not read the request: ${detail}:detail:`;
    case 'unexpected':
      return $localize`:@@problem.unexpected:Something went wrong in the server; its log says more.`;
    default:
      return undefined;
  }
}

/** What can go wrong between the shell and WacMirror, where WacMirror runs behind a gateway. */
function gatewayKind(kind: string, { value, node = '?', detail = '' }: ProblemBody): string | undefined {
  switch (kind) {
    case 'target-refused':
      return $localize`:@@problem.targetRefused:${node}:node: did not accept the account that Windows Admin Center uses for it.`;
    case 'caller-unknown':
      return $localize`:@@problem.callerUnknown:The gateway did not say who you are.`;
    case 'caller-identity-missing':
      return $localize`:@@problem.callerIdentityMissing:WacMirror is set up to act with your account, and the gateway did not hand over a Windows identity.`;
    case 'plugin-silent':
      return $localize`:@@problem.pluginSilent:Windows Admin Center answered ${value}:status:: WacMirror’s part in the gateway is not there or does not run.`;
    case 'plugin-settings':
      return $localize`:@@problem.pluginSettings:A settings file of WacMirror in the gateway cannot be used. ${detail}:detail:`;
    case 'plugin-start':
      return $localize`:@@problem.pluginStart:WacMirror could not be started in the gateway; the gateway’s log says why.`;
    case 'plugin-stopping':
      return $localize`:@@problem.pluginStopping:The gateway is stopping.`;
    case 'host-unavailable':
      return $localize`:@@problem.hostUnavailable:The WacMirror Host that the gateway forwards to does not answer; the pane goes on by itself once it does.`;
    case 'host-refused-gateway':
      return $localize`:@@problem.hostRefusedGateway:WacMirror does not trust the gateway. ${detail}:detail:`;
    default:
      return undefined;
  }
}

function policyKind(
  kind: string,
  { value, policy, allowed = [], errors = [] }: ProblemBody,
): string | undefined {
  switch (kind) {
    case 'adapter-claimed':
      return $localize`:@@problem.claimed:The policy “${policy?.name ?? policy?.id ?? '?'}:policy:” holds this adapter; change it there.`;
    case 'foreign-role':
      return $localize`:@@problem.foreignRole:Somebody else set this role. Adopt it to change it.`;
    case 'policies-halted':
      return $localize`:@@problem.halted:Nothing can be changed now: the store does not answer, or another WacMirror took over.`;
    case 'unknown-policy':
      return $localize`:@@problem.unknownPolicy:This policy is over.`;
    case 'unknown-revision':
      return $localize`:@@problem.unknownRevision:The policy never had a revision ${value}:value:.`;
    case 'stale-revision':
      return $localize`:@@problem.stale:Somebody changed the policy meanwhile: it is at revision ${allowed[0] ?? '?'}:stored:. Look at it again.`;
    case 'invalid-policy':
    case 'invalid-apply':
    case 'invalid-adoption':
      return errors.length === 1
        ? $localize`:@@problem.oneField:One value cannot be used.`
        : $localize`:@@problem.fields:${errors.length}:count: values cannot be used.`;
    default:
      return undefined;
  }
}

function nodeKind(kind: string, { node = '?', detail = '' }: ProblemBody): string | undefined {
  switch (kind) {
    case 'node-unreachable':
      return $localize`:@@problem.nodeUnreachable:${node}:node: cannot be reached. ${detail}:detail:`;
    case 'node-timed-out':
      return $localize`:@@problem.nodeTimedOut:${node}:node: did not answer in time. ${detail}:detail:`;
    case 'node-authentication-failed':
      return $localize`:@@problem.nodeSignIn:${node}:node: did not accept the credentials. ${detail}:detail:`;
    case 'node-certificate-rejected':
      return $localize`:@@problem.nodeCertificate:${node}:node: showed a certificate that is not trusted. ${detail}:detail:`;
    case 'node-busy':
      return $localize`:@@problem.nodeBusy:${node}:node: is busy; try again. ${detail}:detail:`;
    case 'node-access-denied':
      return $localize`:@@problem.nodeDenied:${node}:node: denied access. ${detail}:detail:`;
    case 'node-not-found':
      return $localize`:@@problem.nodeNotFound:${node}:node: no longer has it. ${detail}:detail:`;
    case 'node-silent-no-op':
      return $localize`:@@problem.nodeSilent:${node}:node: reported success and changed nothing. ${detail}:detail:`;
    default:
      return kind.startsWith('node-')
        ? $localize`:@@problem.nodeRefused:${node}:node: refused. ${detail}:detail:`
        : undefined;
  }
}

function fieldKind(kind: string, { field, value }: ProblemBody): string | undefined {
  if (field === undefined) return undefined;
  if (kind.startsWith('unknown-')) {
    return $localize`:@@problem.unknownField:There is no machine or node “${value}:value:”.`;
  }
  if (!kind.startsWith('invalid-')) return undefined;
  return value === undefined || value === ''
    ? $localize`:@@problem.missing:A value for ${field}:field: is missing.`
    : $localize`:@@problem.invalid:“${value}:value:” is not a usable value for ${field}:field:.`;
}
