using WacMirror.Core.Reconciling;

namespace WacMirror.HyperV.Wsman.Transport;

/// <summary>Carries envelopes to one node under one identity. Safe on any thread.</summary>
internal interface IEnvelopeCarrier : IDisposable
{
    /// <summary>Returns when the answer's head is there. A message may go out again only where it was certainly not
    /// taken, or is repeatable.</summary>
    /// <exception cref="NodeException">The identity cannot be used, or the node refused it.</exception>
    Task<WsmanReply> SendAsync(WsmanRequest request, CancellationToken cancellationToken);
}
