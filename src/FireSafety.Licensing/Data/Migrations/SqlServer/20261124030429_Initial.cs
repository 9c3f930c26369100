using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FireSafety.Licensing.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Agencies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CreditCode = table.Column<string>(type: "nvarchar(18)", maxLength: 18, nullable: false),
                    CreditCodeMismatch = table.Column<bool>(type: "bit", nullable: false),
                    CreditCodeReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    NameNormalized = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    LegalPersonName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Category = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Address = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    HomeDivisionCode = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    DeclaredLegalPerson = table.Column<bool>(type: "bit", nullable: false),
                    VerifiedLegalPerson = table.Column<bool>(type: "bit", nullable: true),
                    RegisteredOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    StatusReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    IsJudged = table.Column<bool>(type: "bit", nullable: false),
                    LapsedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    UnmetClauses = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    NextReviewOn = table.Column<DateOnly>(type: "date", nullable: true),
                    NextExpiryOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DeclaredPremises_LeaseUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    DeclaredPremises_SquareMetres = table.Column<int>(type: "int", nullable: false),
                    Manager_Name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Manager_Phone = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    TechnicalLead_Name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    TechnicalLead_Phone = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    VerifiedPremises_LeaseUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    VerifiedPremises_SquareMetres = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Jurisdiction = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Agencies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditTrail",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ActorId = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    ActorName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Operation = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    SubjectType = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Action = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Changes = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    From = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    TraceId = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditTrail", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CommandReceipts",
                columns: table => new
                {
                    Key = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    RequestHash = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    PartId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    IsNew = table.Column<bool>(type: "bit", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommandReceipts", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Draws",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DrawnOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Seed = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    InspectorsEach = table.Column<int>(type: "int", nullable: false),
                    InspectorPool = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Candidates = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Drawn = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Jurisdiction = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Draws", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Inbox",
                columns: table => new
                {
                    MessageId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Consumer = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Inbox", x => new { x.MessageId, x.Consumer });
                });

            migrationBuilder.CreateTable(
                name: "Leases",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Holder = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Leases", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "NumberSeries",
                columns: table => new
                {
                    Series = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Last = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NumberSeries", x => new { x.Series, x.Year });
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MessageId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Type = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Payload = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    OrderingKey = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EnqueuedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    TraceParent = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    NextAttemptAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DispatchedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LastError = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "Units",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    CreditCode = table.Column<string>(type: "nvarchar(18)", maxLength: 18, nullable: false),
                    IsClosed = table.Column<bool>(type: "bit", nullable: false),
                    Jurisdiction = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Units", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Equipment",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AgencyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ItemCode = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    AcquiredOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RetiredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Declared_CalibratedUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Declared_Quantity = table.Column<int>(type: "int", nullable: false),
                    Verification_Accepted = table.Column<bool>(type: "bit", nullable: true),
                    Verification_By = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Verification_Note = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Verification_On = table.Column<DateOnly>(type: "date", nullable: true),
                    Verified_CalibratedUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Verified_Quantity = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Equipment", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Equipment_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ExpiryWarnings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AgencyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ItemId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    What = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    ExpiresOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DaysAhead = table.Column<int>(type: "int", nullable: false),
                    WarnedOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExpiryWarnings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExpiryWarnings_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ManagementSystems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AgencyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    DocumentTitle = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    InForceFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    WithdrawnOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Verification_Accepted = table.Column<bool>(type: "bit", nullable: true),
                    Verification_By = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Verification_Note = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Verification_On = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ManagementSystems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ManagementSystems_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Personnel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AgencyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    CertificateNumber = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    CertificateKey = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    JoinedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    LeftOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LeaveReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Declared_CertificateValidTo = table.Column<DateOnly>(type: "date", nullable: true),
                    Declared_ContractFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    Declared_ContractTo = table.Column<DateOnly>(type: "date", nullable: true),
                    Declared_Grade = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Declared_Level = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Verification_Accepted = table.Column<bool>(type: "bit", nullable: true),
                    Verification_By = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Verification_Note = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Verification_On = table.Column<DateOnly>(type: "date", nullable: true),
                    Verified_CertificateValidTo = table.Column<DateOnly>(type: "date", nullable: true),
                    Verified_ContractFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    Verified_ContractTo = table.Column<DateOnly>(type: "date", nullable: true),
                    Verified_Grade = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Verified_Level = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Personnel", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Personnel_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Projects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AgencyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UnitId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Service = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Archive_ArchivedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Archive_KeepUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Archive_Place = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Contract_From = table.Column<DateOnly>(type: "date", nullable: false),
                    Contract_Number = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Contract_SignedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Contract_To = table.Column<DateOnly>(type: "date", nullable: false),
                    ProjectHead_CertificateNumber = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    ProjectHead_Name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    ProjectHead_PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TechnicalHead_CertificateNumber = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    TechnicalHead_Name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    TechnicalHead_PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Jurisdiction = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Projects", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Projects_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Inspections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AgencyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    InspectedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Method = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Trigger = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    UnitId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DrawId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Inspectors = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Items = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Jurisdiction = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Inspections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Inspections_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Inspections_Draws_DrawId",
                        column: x => x.DrawId,
                        principalTable: "Draws",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Conclusions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Defects = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Signatures_AgencySealed = table.Column<bool>(type: "bit", nullable: false),
                    Signatures_LabelPosted = table.Column<bool>(type: "bit", nullable: false),
                    Signatures_ProjectHeadSealed = table.Column<bool>(type: "bit", nullable: false),
                    Signatures_ProjectHeadSigned = table.Column<bool>(type: "bit", nullable: false),
                    Signatures_TechnicalHeadSealed = table.Column<bool>(type: "bit", nullable: false),
                    Signatures_TechnicalHeadSigned = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Conclusions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Conclusions_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Findings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InspectionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Ordinal = table.Column<int>(type: "int", nullable: false),
                    Violation = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ItemCode = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: true),
                    Class = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Description = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Article = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    PenaltyArticle = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    FineMinFen = table.Column<long>(type: "bigint", nullable: true),
                    FineMaxFen = table.Column<long>(type: "bigint", nullable: true),
                    CorrectBy = table.Column<DateOnly>(type: "date", nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Correction = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    CorrectedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    VerifiedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    VerifiedBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    VerificationNote = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Penalty_AmountFen = table.Column<long>(type: "bigint", nullable: true),
                    Penalty_DecidedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Penalty_DecisionNumber = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Penalty_Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Findings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Findings_Inspections_InspectionId",
                        column: x => x.InspectionId,
                        principalTable: "Inspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Agencies_CreditCode",
                table: "Agencies",
                column: "CreditCode",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Agencies_Jurisdiction",
                table: "Agencies",
                column: "Jurisdiction");

            migrationBuilder.CreateIndex(
                name: "IX_Agencies_NameNormalized",
                table: "Agencies",
                column: "NameNormalized");

            migrationBuilder.CreateIndex(
                name: "IX_Agencies_NextExpiryOn",
                table: "Agencies",
                column: "NextExpiryOn");

            migrationBuilder.CreateIndex(
                name: "IX_Agencies_NextReviewOn",
                table: "Agencies",
                column: "NextReviewOn");

            migrationBuilder.CreateIndex(
                name: "IX_Agencies_Status_Category",
                table: "Agencies",
                columns: new[] { "Status", "Category" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditTrail_SubjectId_Id",
                table: "AuditTrail",
                columns: new[] { "SubjectId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CommandReceipts_At",
                table: "CommandReceipts",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Conclusions_ProjectId_Number",
                table: "Conclusions",
                columns: new[] { "ProjectId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Draws_DrawnOn",
                table: "Draws",
                column: "DrawnOn");

            migrationBuilder.CreateIndex(
                name: "IX_Draws_Jurisdiction",
                table: "Draws",
                column: "Jurisdiction");

            migrationBuilder.CreateIndex(
                name: "IX_Equipment_AgencyId",
                table: "Equipment",
                column: "AgencyId");

            migrationBuilder.CreateIndex(
                name: "IX_ExpiryWarnings_AgencyId_ItemId_Kind_ExpiresOn_DaysAhead",
                table: "ExpiryWarnings",
                columns: new[] { "AgencyId", "ItemId", "Kind", "ExpiresOn", "DaysAhead" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Findings_Class_Status",
                table: "Findings",
                columns: new[] { "Class", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_InspectionId",
                table: "Findings",
                column: "InspectionId");

            migrationBuilder.CreateIndex(
                name: "IX_Inbox_ReceivedAt",
                table: "Inbox",
                column: "ReceivedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Inspections_AgencyId_InspectedOn",
                table: "Inspections",
                columns: new[] { "AgencyId", "InspectedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Inspections_DrawId_AgencyId",
                table: "Inspections",
                columns: new[] { "DrawId", "AgencyId" },
                unique: true,
                filter: "[DrawId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inspections_InspectedOn",
                table: "Inspections",
                column: "InspectedOn");

            migrationBuilder.CreateIndex(
                name: "IX_Inspections_Jurisdiction",
                table: "Inspections",
                column: "Jurisdiction");

            migrationBuilder.CreateIndex(
                name: "IX_ManagementSystems_AgencyId",
                table: "ManagementSystems",
                column: "AgencyId");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_OrderingKey_Status_Sequence",
                table: "Outbox",
                columns: new[] { "OrderingKey", "Status", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Status_Sequence",
                table: "Outbox",
                columns: new[] { "Status", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Personnel_AgencyId",
                table: "Personnel",
                column: "AgencyId");

            migrationBuilder.CreateIndex(
                name: "IX_Personnel_CertificateKey",
                table: "Personnel",
                column: "CertificateKey");

            migrationBuilder.CreateIndex(
                name: "IX_Projects_AgencyId",
                table: "Projects",
                column: "AgencyId");

            migrationBuilder.CreateIndex(
                name: "IX_Projects_Jurisdiction",
                table: "Projects",
                column: "Jurisdiction");

            migrationBuilder.CreateIndex(
                name: "IX_Projects_UnitId",
                table: "Projects",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_Units_Jurisdiction",
                table: "Units",
                column: "Jurisdiction");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditTrail");

            migrationBuilder.DropTable(
                name: "CommandReceipts");

            migrationBuilder.DropTable(
                name: "Conclusions");

            migrationBuilder.DropTable(
                name: "Equipment");

            migrationBuilder.DropTable(
                name: "ExpiryWarnings");

            migrationBuilder.DropTable(
                name: "Findings");

            migrationBuilder.DropTable(
                name: "Inbox");

            migrationBuilder.DropTable(
                name: "Leases");

            migrationBuilder.DropTable(
                name: "ManagementSystems");

            migrationBuilder.DropTable(
                name: "NumberSeries");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "Personnel");

            migrationBuilder.DropTable(
                name: "Units");

            migrationBuilder.DropTable(
                name: "Projects");

            migrationBuilder.DropTable(
                name: "Inspections");

            migrationBuilder.DropTable(
                name: "Agencies");

            migrationBuilder.DropTable(
                name: "Draws");
        }
    }
}
