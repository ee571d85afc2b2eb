namespace WacMirror.Core.Ledger;

/// <summary>A write that was decided and made durable before it was sent.</summary>
/// <param name="From">What the node had when it was decided. The write happens only where it still has it.</param>
/// <param name="To">What it shall have.</param>
public sealed record LedgerIntent(SettingValue From, SettingValue To);
