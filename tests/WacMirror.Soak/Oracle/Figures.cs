namespace WacMirror.Soak.Oracle;

/// <summary>What a run counts.</summary>
internal sealed class Figures
{
    public int Operations { get; set; }

    public int QuietPoints { get; set; }

    public int Kills { get; set; }

    /// <summary>Settings that were compared, each at each quiet point.</summary>
    public long Comparisons { get; set; }

    /// <summary>Those of them for which more than one value was allowed.</summary>
    public long Undetermined { get; set; }

    /// <summary>VLAN settings that were WacMirror's own, each at each quiet point.</summary>
    public int Trunks { get; set; }

    /// <summary>Capture extensions that were WacMirror's own, each at each quiet point.</summary>
    public int Extensions { get; set; }

    /// <summary>Affinity rules that were WacMirror's own, each at each quiet point.</summary>
    public int Rules { get; set; }

    /// <summary>Policies that ended by themselves, or were kept or rolled back.</summary>
    public int Deadlines { get; set; }

    /// <summary>Rows of the audit that were read.</summary>
    public int Audited { get; set; }

    /// <summary>Sources whose coverage was held against where destinations are, each at each quiet point.</summary>
    public int Covered { get; set; }

    public int Wrong { get; set; }

    public int Foreign { get; set; }

    public int Lost { get; set; }

    /// <summary>Edits of a stranger that WacMirror took back, as its definition says; they are taken back in the twin
    /// too.</summary>
    public int Overruled { get; set; }

    /// <summary>Edits that a write replaced before anybody had read them, as the lab saw it.</summary>
    public int InWindow { get; set; }
}
