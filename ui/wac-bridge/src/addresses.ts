/**
 * The service and the controller by which the gateway finds the plug-in. Unproven: the address of a service that is
 * not Microsoft's is taken by analogy with those that are.
 */
const PLUGIN = 'api/Services/WacMirror/PortMirror';

/** The address of a path of the API, by way of the node or cluster that the shell is connected to. */
export function pluginAddress(gatewayUrl: string, node: string, path: string): string {
  return `${gatewayUrl.replace(/\/+$/, '')}/${PLUGIN}/nodes/${encodeURIComponent(node)}/${path}`;
}
