package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.workbook.CarriedEntry;
import org.shuqiao.catalog.workbook.CarriedWorkbook;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.outside.layout.NationalJson;
import org.shuqiao.exchange.platform.publication.CarriedEntries;
import org.shuqiao.exchange.web.error.CallLanguage;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints that give the published catalogue in the national layout, and take entries of another platform. */
@RestController
@RequestMapping("/api/v1")
class LayoutCalls {

    private final CarriedEntries entries;
    private final Catalog catalog;
    private final Permissions permissions;

    LayoutCalls(CarriedEntries entries, Catalog catalog, Permissions permissions) {
        this.entries = entries;
        this.catalog = catalog;
        this.permissions = permissions;
    }

    /**
     * Result of a load.
     *
     * @param others entries of other departments, which their own officers load
     * @param waiting relations to entries that are not published here yet; loading again after they are adds them
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record LoadedView(WorkbookCalls.ImportView imported, int others, List<String> waiting) { }

    /** The published catalogue, of all departments or of one. */
    @GetMapping(path = "/layout", produces = {WorkbookCalls.XLSX, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<byte[]> give(@RequestParam(defaultValue = "xlsx") String format,
            @RequestParam Optional<String> provider) {
        List<CarriedEntry> published = entries.published(provider);
        List<Department> departments = catalog.departments().all();
        return switch (format) {
            case "xlsx" -> file(CarriedWorkbook.write(published, departments), WorkbookCalls.XLSX, "catalogue.xlsx");
            case "json" -> file(NationalJson.write(published, departments).getBytes(
                    StandardCharsets.UTF_8), "application/json;charset=UTF-8", "catalogue.json");
            default -> throw new CodedException(ServerCode.FORMAT_UNKNOWN, format, "xlsx, json");
        };
    }

    /** Makes drafts of the entries of the caller's own department in a document of another platform. */
    @PostMapping(path = "/layout", consumes = {WorkbookCalls.XLSX, MediaType.APPLICATION_JSON_VALUE},
        produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<LoadedView> load(@AuthenticationPrincipal Actor actor, @RequestBody byte[] document,
            HttpServletRequest request) {
        permissions.require(actor, Role.OFFICER); // before anything of the document is read
        List<Department> departments = catalog.departments().all();
        List<CarriedEntry> given = MediaType.parseMediaType(request.getContentType())
                .isCompatibleWith(MediaType.APPLICATION_JSON) ? NationalJson.read(document, departments)
                : CarriedWorkbook.read(document, departments);
        CarriedEntries.Loaded loaded = entries.load(actor, given, CallLanguage.of(request));
        ResponseEntity<WorkbookCalls.ImportView> imported = WorkbookCalls.answer(loaded.imported(), request);
        return ResponseEntity.status(imported.getStatusCode()).headers(imported.getHeaders())
                .body(new LoadedView(imported.getBody(), loaded.others(), loaded.waiting()));
    }

    private static ResponseEntity<byte[]> file(byte[] content, String type, String name) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(type)).header(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString()).body(content);
    }
}
