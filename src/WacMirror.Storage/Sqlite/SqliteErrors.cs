using Microsoft.Data.Sqlite;
using WacMirror.Core.Storing;

namespace WacMirror.Storage.Sqlite;

/// <summary>Says what SQLite's codes mean here (https://sqlite.org/rescode.html).</summary>
internal static class SqliteErrors
{
    private const int Corrupt = 11;
    private const int Constraint = 19;
    private const int NotADatabase = 26;

    public static bool IsDamage(SqliteException error) => error.SqliteErrorCode is Corrupt or NotADatabase;

    /// <summary>A constraint is broken by what was to be stored; everything else is the file's state.</summary>
    public static Exception Named(string file, SqliteException error) => error.SqliteErrorCode == Constraint
        ? new ArgumentException("A setting would have two active rows, or a row belongs to nothing.", error)
        : new StoreUnavailableException($"{file} cannot be used now: {error.Message}", error);
}
