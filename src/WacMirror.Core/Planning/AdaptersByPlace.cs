namespace WacMirror.Core.Planning;

/// <summary>Adapters by place, as chains; used for one set of them after the other without making lists
/// anew.</summary>
internal sealed class AdaptersByPlace(Survey survey)
{
    private readonly int[] heads = new int[survey.PlaceCount];
    private readonly PlaceMarks marks = new(survey.PlaceCount);
    private int[] next = [];
    private int[] adapters = [];

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

    /// <summary>The positions of the adapters at a place, ascending; valid until another set is used.</summary>
    public Chain At(int place) => new(this, marks.Has(place) ? heads[place] : -1);

    internal readonly struct Chain(AdaptersByPlace all, int first)
    {
        public bool IsEmpty => first < 0;

        public Walker GetEnumerator() => new(all, first);
    }

    internal struct Walker(AdaptersByPlace all, int first)
    {
        private int entry = -1;
        private int ahead = first;

        public readonly int Current => all.adapters[entry];

        public bool MoveNext()
        {
            entry = ahead;
            if (entry < 0)
                return false;
            ahead = all.next[entry];
            return true;
        }
    }
}
