namespace WacMirror.Core.Planning;

/// <summary>Which places have something, cleared at no cost for each policy anew.</summary>
internal sealed class PlaceMarks(int count)
{
    private readonly int[] rounds = new int[count];
    private int round = 1;

    public void Clear() => round++;

    public void Mark(int place)
    {
        if (place >= 0)
            rounds[place] = round;
    }

    public bool Has(int place) => place >= 0 && rounds[place] == round;
}
