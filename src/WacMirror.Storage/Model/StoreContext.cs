using Microsoft.EntityFrameworkCore;

namespace WacMirror.Storage.Model;

/// <summary>The tables. One context lives as long as one call.</summary>
internal sealed class StoreContext(DbContextOptions<StoreContext> options) : DbContext(options)
{
    public DbSet<StoredOwner> Owners => Set<StoredOwner>();

    public DbSet<StoredRevision> Revisions => Set<StoredRevision>();

    public DbSet<StoredLedgerRow> Ledger => Set<StoredLedgerRow>();

    public DbSet<StoredClaim> Claims => Set<StoredClaim>();

    public DbSet<StoredInterval> Intervals => Set<StoredInterval>();

    public DbSet<StoredAuditRow> Audit => Set<StoredAuditRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        StoredOwner.Map(modelBuilder.Entity<StoredOwner>());
        StoredRevision.Map(modelBuilder.Entity<StoredRevision>());
        StoredLedgerRow.Map(modelBuilder.Entity<StoredLedgerRow>());
        StoredClaim.Map(modelBuilder.Entity<StoredClaim>());
        StoredInterval.Map(modelBuilder.Entity<StoredInterval>());
        StoredAuditRow.Map(modelBuilder.Entity<StoredAuditRow>());
    }
}
