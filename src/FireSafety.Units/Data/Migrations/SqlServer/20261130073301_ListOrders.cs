using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FireSafety.Units.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ListOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Units_ConcernReviewOn",
                table: "Units");

            migrationBuilder.CreateIndex(
                name: "IX_Units_ConcernReviewOn_Id",
                table: "Units",
                columns: new[] { "ConcernReviewOn", "Id" },
                filter: "[ConcernReviewOn] IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Units_ConcernReviewOn_Id",
                table: "Units");

            migrationBuilder.CreateIndex(
                name: "IX_Units_ConcernReviewOn",
                table: "Units",
                column: "ConcernReviewOn");
        }
    }
}
