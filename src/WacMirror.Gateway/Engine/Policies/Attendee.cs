namespace WacMirror.Gateway.Engine.Policies;

/// <summary>The person with whose account engines reach nodes while the person is here, and what that gives them to do.
/// Safe on any thread.</summary>
/// <param name="name">What the person is called.</param>
/// <param name="seats">The seats of this process.</param>
public sealed class Attendee(string name, EnforcingSeats seats)
{
    private volatile bool mayEnforce;

    public string Name { get; } = name;

    /// <summary>Whether the person may have roles set, by policy or by hand.</summary>
    public bool MayEnforce
    {
        get => mayEnforce;
        set => mayEnforce = value;
    }

    /// <summary>What an engine of the person's needs to enforce the policies of a cluster.</summary>
    internal SeatClaim Claim(string cluster) => new(seats.Of(cluster), this);
}
