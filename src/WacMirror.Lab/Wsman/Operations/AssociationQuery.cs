using WacMirror.Cim;

namespace WacMirror.Lab.Wsman.Operations;

/// <summary>A question for what is associated with one object (WmiSdk "ASSOCIATORS OF", DSP0227 association filter).
/// What is null is not asked about.</summary>
/// <param name="Source">The object.</param>
/// <param name="WantsLinks">Whether the associations themselves are wanted, and not what is at their other
/// end.</param>
/// <param name="AssociationClass">The association, or a base of it.</param>
/// <param name="ResultClass">The class of what is found, or a base of it.</param>
/// <param name="Role">The property of the association that leads to the source.</param>
/// <param name="ResultRole">The property that leads to what is found.</param>
internal sealed record AssociationQuery(
    CimPath Source,
    bool WantsLinks,
    string? AssociationClass = null,
    string? ResultClass = null,
    string? Role = null,
    string? ResultRole = null);
