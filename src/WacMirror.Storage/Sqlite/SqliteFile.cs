using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WacMirror.Core.Storing;
using WacMirror.Storage.Model;

namespace WacMirror.Storage.Sqlite;

/// <summary>One file: how it is made, opened and asked.</summary>
internal sealed class SqliteFile
{
    private readonly string connection;
    private readonly string path;
    private readonly DbContextOptions<StoreContext> options;

    public SqliteFile(string path, SqliteLimits limits)
    {
        this.path = path;
        connection = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            // Not made here: a file that vanished must not come back empty.
            Mode = SqliteOpenMode.ReadWrite,
            ForeignKeys = true,
            // In seconds; the library's own wait on top of busy_timeout, which is finer. 0 would mean for ever.
            DefaultTimeout = 1,
        }.ToString();
        options = Options(connection, limits).Options;
    }

    public static DbContextOptionsBuilder<StoreContext> Options(string connection, SqliteLimits limits) =>
        new DbContextOptionsBuilder<StoreContext>()
            .UseSqlite(connection)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .AddInterceptors(new ConnectionPragmas(limits));

    /// <summary>Makes the file where there is none, and brings its schema up to date.</summary>
    public void Prepare()
    {
        try
        {
            OwnerOnly.Make(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"{path} cannot be made or read: {error.Message}", error);
        }

        Run(context => SqliteSchema.Upgrade(context, path));
    }

    public T Run<T>(Func<StoreContext, T> ask)
    {
        try
        {
            using var context = new StoreContext(options);
            return ask(context);
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Named(path, error);
        }
    }

    /// <summary>The transaction takes the file's write lock at its beginning.</summary>
    public T RunInTransaction<T>(Func<StoreContext, T> write) => Run(context =>
    {
        using var transaction = context.Database.BeginTransaction();
        var result = write(context);
        transaction.Commit();
        return result;
    });

    public void Close()
    {
        using var pooled = new SqliteConnection(connection);
        SqliteConnection.ClearPool(pooled);
    }
}
