namespace WacMirror.Lab.Wsman.Security;

/// <summary>What one token of a caller led to.</summary>
/// <param name="Outcome">How far the caller came.</param>
/// <param name="Token">What the caller is to be sent, in Base64; null for nothing.</param>
internal sealed record NegotiateStep(NegotiateOutcome Outcome, string? Token);

/// <summary>How far a caller came with Negotiate.</summary>
internal enum NegotiateOutcome
{
    /// <summary>One more round.</summary>
    Continue,

    /// <summary>It is known who calls.</summary>
    Established,

    Refused,
}
