using System.Collections.Immutable;

namespace WacMirror.Lab.Topologies;

/// <summary>A node of the cluster.</summary>
/// <param name="Name">Letters, digits and '-', as a computer name.</param>
/// <param name="Switches">Its virtual switches, unique by name within the node.</param>
/// <param name="Locale">Its display language: en-US, ja-JP or pt-BR.</param>
public sealed record NodeDefinition(
    string Name, ImmutableArray<SwitchDefinition> Switches, string Locale = "en-US");

/// <summary>What a virtual switch is joined to.</summary>
public enum SwitchDefinitionKind
{
    /// <summary>Machines only.</summary>
    Private,

    /// <summary>Machines and the management operating system.</summary>
    Internal,

    /// <summary>A physical network too, shared with the same-named external switches of the other nodes.</summary>
    External,
}

/// <summary>A virtual switch of one node.</summary>
/// <param name="Name">Switches of different nodes belong together by name.</param>
/// <param name="Kind">What it is joined to.</param>
/// <param name="Management">The management operating system's NIC on it; null for none.</param>
/// <param name="HasGhost">Whether it holds the remains of a management NIC: a connection without device, address or
/// port.</param>
public sealed record SwitchDefinition(
    string Name, SwitchDefinitionKind Kind, ManagementNicDefinition? Management = null, bool HasGhost = false);

/// <summary>The management operating system's NIC on a switch.</summary>
/// <param name="Name">Its display name.</param>
/// <param name="Mac">Twelve upper-case hexadecimal digits.</param>
/// <param name="Address">Its IPv4 address; null for none.</param>
public sealed record ManagementNicDefinition(string Name, string Mac, AddressDefinition? Address);
