namespace WacMirror.Core.Planning;

/// <summary>Adapters by place, as chains; used for one set of them after the other without making lists
/// anew.</summary>
internal sealed class AdaptersByPlace(Survey survey)
{
    private readonly int[] heads = new int[survey.PlaceCount];
    private readonly PlaceMarks marks = new(survey.PlaceCount);
    private int[] next = [];
    private int[] adapters = [];

    /// <summary>The adapter's position.</summary>
    public int this[int entry] => adapters[entry];

    public void Use(int[] positions)
    {
        adapters = positions;
        if (next.Length < positions.Length)
            next = new int[positions.Length];
        marks.Clear();
        for (var entry = positions.Length - 1; entry >= 0; entry--)
        {
            var place = survey.PlaceOf(positions[entry]);
            if (place < 0)
                continue;
            next[entry] = marks.Has(place) ? heads[place] : -1;
            heads[place] = entry;
            marks.Mark(place);
        }
    }

    /// <summary>The first entry of a place; -1 when there is none.</summary>
    public int First(int place) => marks.Has(place) ? heads[place] : -1;

    /// <summary>The next entry of the same place; -1 after the last.</summary>
    public int Next(int entry) => next[entry];
}
