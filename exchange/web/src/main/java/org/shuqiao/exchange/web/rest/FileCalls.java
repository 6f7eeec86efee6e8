package org.shuqiao.exchange.web.rest;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.delivery.MistakeException;
import org.shuqiao.exchange.domain.delivery.Settled;
import org.shuqiao.exchange.domain.file.FileCode;
import org.shuqiao.exchange.domain.file.FileFormat;
import org.shuqiao.exchange.domain.file.making.DeliveredFile;
import org.shuqiao.exchange.domain.file.making.DeliveredFiles;
import org.shuqiao.exchange.domain.file.making.FileHandOut;
import org.shuqiao.exchange.domain.file.making.FileOrder;
import org.shuqiao.exchange.domain.file.making.FileRecipient;
import org.shuqiao.exchange.domain.grant.PolicyJson;
import org.shuqiao.exchange.web.connection.AnsweredRecord;
import org.shuqiao.exchange.web.connection.FileAnswer;
import org.shuqiao.exchange.web.error.ProblemAnswer;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST endpoints of files: one is made under a grant, with its receipt, and fetched whole or in pieces (RFC 9110 §14)
 * as long as it is kept and the grant stands.
 */
@RestController
@RequestMapping("/api/v1/files")
class FileCalls {

    private final DeliveredFiles files;

    FileCalls(DeliveredFiles files) {
        this.files = files;
    }

    /**
     * Order of a file.
     *
     * @param items       of the resource; left out, all that are granted
     * @param format      {@code csv}, {@code xlsx}, {@code parquet} or {@code jsonl}
     * @param certificate of the receiver in PEM; left out, the file is in clear
     * @param attempt     the consumer's own signature; left out, the hosted key signs
     */
    record Order(String purpose, String resource, List<String> items, String format, Optional<String> certificate,
            Optional<AttemptInput> attempt) { }

    /** A file. @param salt of the record's digest; blank once the file is removed */
    record FileView(String id, String state, String purpose, String resource, String format, boolean encrypted,
            List<String> grants, long rows, long bytes, String sha256, String salt, String madeAt, String keepUntil,
            String content) {

        static FileView of(DeliveredFile file) {
            return new FileView(file.id(), file.ready() ? "ready" : "removed", file.purpose(), file.resource(),
                    file.format().id(), file.encrypted(), file.grants(), file.rows(), file.bytes(), file.sha256(),
                    file.salt(), PolicyJson.time(file.madeAt()), PolicyJson.time(file.keepUntil()),
                    "/api/v1/files/" + file.id() + "/content");
        }
    }

    /** A file that was made now, with its receipt. @param receipt the receipt file's exact text */
    record Made(FileView file, String receipt, String salt) { }

    /** Makes a file and answers when it is whole: after some seconds, or minutes for millions of rows. */
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json",
            schema = @Schema(implementation = Made.class)))
    @PostMapping
    ResponseEntity<?> make(@AuthenticationPrincipal Actor actor, @RequestBody Order order,
            HttpServletRequest request) {
        if (order.purpose() == null || order.resource() == null || order.format() == null) {
            throw new MistakeException(new CodedException(ServerCode.BAD_REQUEST, "purpose, resource, format"));
        }
        Settled<?> settled = files.make(actor, order(order), order.attempt().map(AttemptInput::attempt));
        AnsweredRecord.note(request, settled);
        return switch (settled) {
            case Settled.Given<?> given -> ResponseEntity.ok(new Made(
                    FileView.of(files.get(actor, given.receipt().record().id())), ReceiptText.of(given.receipt()),
                    given.salt()));
            case Settled.Denied<?> denied -> ProblemAnswer.refused(denied.reason(), denied.receipt(), request);
        };
    }

    private static FileOrder order(Order order) {
        try {
            return new FileOrder(order.purpose(), order.resource(), order.items() == null ? List.of() : order.items(),
                    FileFormat.of(order.format()).orElseThrow(() ->
                            new CodedException(FileCode.UNKNOWN_FORMAT, order.format())),
                    order.certificate().filter(pem -> !pem.isBlank()).map(FileRecipient::of));
        } catch (CodedException e) {
            throw new MistakeException(e);
        }
    }

    /** @return the department's files, newest first; those that were removed too */
    @GetMapping
    List<FileView> list(@AuthenticationPrincipal Actor actor) {
        return files.list(actor).stream().map(FileView::of).toList();
    }

    @GetMapping("/{id}")
    FileView get(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
        return FileView.of(files.get(actor, id));
    }

    /** Hands the file out; a {@code Range} asks for a piece. Refused, with a receipt, once the grant has ended. */
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/octet-stream",
            schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/{id}/content")
    ResponseEntity<?> content(@PathVariable String id, @AuthenticationPrincipal Actor actor,
            HttpServletRequest request) {
        return switch (files.handOut(actor, id)) {
            case FileHandOut.Ready ready -> FileAnswer.of(ready, request);
            case FileHandOut.Stopped(DeliveryResult refusal) -> {
                AnsweredRecord.note(request, refusal);
                yield ProblemAnswer.refused(((DeliveryResult.Refused) refusal).reason(), refusal.receipt(), request);
            }
        };
    }
}
