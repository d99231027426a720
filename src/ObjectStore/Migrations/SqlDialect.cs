namespace Flux.ObjectStore.Migrations;

/// <summary>The databases that the migrations are written for.</summary>
public enum SqlDialect
{
    Sqlite,
    PostgreSql,
}
