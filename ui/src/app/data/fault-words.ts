/** What a node's fault says in the language in use; a fault this pane does not know is shown as it came. */
export function faultWord(fault: string): string {
  switch (fault) {
    case 'Unreachable':
      return $localize`:@@fault.unreachable:Unreachable`;
    case 'TimedOut':
      return $localize`:@@fault.timedOut:No answer in time`;
    case 'AuthenticationFailed':
      return $localize`:@@fault.signIn:Credentials refused`;
    case 'CertificateRejected':
      return $localize`:@@fault.certificate:Certificate not trusted`;
    case 'AccessDenied':
      return $localize`:@@fault.denied:Access denied`;
    case 'NotFound':
      return $localize`:@@fault.notFound:Not found`;
    case 'QuotaLimit':
      return $localize`:@@fault.quota:A limit of the node is reached`;
    case 'Busy':
      return $localize`:@@fault.busy:Busy`;
    case 'ProtocolViolation':
      return $localize`:@@fault.protocol:Answer not understood`;
    default:
      return fault;
  }
}
