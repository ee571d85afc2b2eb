using WacMirror.Core.Policies;

namespace WacMirror.Gateway.Api.Policies;

/// <summary>How a policy shall be applied: switched on, and with as much caution as asked for.</summary>
/// <param name="Revision">The revision it is based on; null for the newest.</param>
/// <param name="Mode">Whether it writes; Enforce when absent.</param>
/// <param name="Canary">One source to try first; null to apply all of them at once.</param>
/// <param name="ConfirmWithinSeconds">Somebody must confirm within this, or everything is rolled back; null when nobody
/// must.</param>
public sealed record ApplyRequest(
    long? Revision = null, PolicyMode? Mode = null, CanaryRequest? Canary = null, double? ConfirmWithinSeconds = null);

/// <summary>A source that is set before the others.</summary>
/// <param name="Adapter">Its id.</param>
/// <param name="Seconds">How long it is watched before the others follow.</param>
/// <param name="DropLimit">Dropped packets a second from which everything is rolled back; 0 rolls back at the first.</param>
public sealed record CanaryRequest(string? Adapter, double Seconds = 60, double DropLimit = 0);
