using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FireSafety.Campaigns.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OverdueHazards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsOverdue",
                table: "Hazards",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            // What was known of hazards until now; one that waits, overdue, for its re-inspection is told with its next event.
            migrationBuilder.Sql("UPDATE Hazards SET IsOverdue = 1 WHERE Status = 'Overdue'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsOverdue",
                table: "Hazards");
        }
    }
}
