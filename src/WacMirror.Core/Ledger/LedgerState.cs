namespace WacMirror.Core.Ledger;

/// <summary>Where a ledger row stands.</summary>
public enum LedgerState
{
    /// <summary>A write is intended, and may or may not have happened.</summary>
    Open,

    /// <summary>Ours: what is applied was read back.</summary>
    Held,

    /// <summary>Ours no more. Kept as history.</summary>
    Released,

    /// <summary>The thing is gone. The row opens again when its id returns.</summary>
    Gone,
}
