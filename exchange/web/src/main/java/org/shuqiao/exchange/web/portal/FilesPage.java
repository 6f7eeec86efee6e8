package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
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
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.overview.Dashboard;
import org.shuqiao.exchange.domain.overview.Side;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.web.connection.AnsweredRecord;
import org.shuqiao.exchange.web.connection.FileAnswer;
import org.shuqiao.exchange.web.error.CallTold;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page on which files are ordered under grants and fetched. */
@Controller
class FilesPage {

    private final Permissions permissions;
    private final DeliveredFiles files;
    private final Dashboard board;
    private final Clock clock;
    private final PageFrame page;
    private final CallTold told;

    FilesPage(Permissions permissions, DeliveredFiles files, Dashboard board, Clock clock, PageFrame page,
            CallTold told) {
        this.permissions = permissions;
        this.files = files;
        this.board = board;
        this.clock = clock;
        this.page = page;
        this.told = told;
    }

    /** A grant of which a file can be made. @param value purpose and resource, as the form sends them */
    record Source(String value, String title, String purpose, String until, String grant) { }

    /** A file as the page lists it. */
    record Row(DeliveredFile file, String made, String until, String size) { }

    /** @param grant those of which a file is wanted, as a query's answer names them */
    @GetMapping("/files")
    String list(Model model, HttpServletRequest request, @RequestParam(defaultValue = "") List<String> grant,
            @AuthenticationPrincipal Actor actor) {
        show(model, actor, page.say(request));
        model.addAttribute("wanted", grant);
        return "pages/files";
    }

    @PostMapping("/files")
    String make(Model model, HttpServletRequest request, @RequestParam String source, @RequestParam String format,
            @RequestParam(defaultValue = "") String certificate, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        model.addAttribute("certificate", certificate);
        try {
            String[] parts = source.split("\n", 2);
            Settled<?> settled = files.make(actor, order(parts[0], parts.length < 2 ? "" : parts[1], format,
                    certificate), Optional.empty());
            AnsweredRecord.note(request, settled);
            model.addAttribute("receipt", settled.receipt());
            switch (settled) {
                case Settled.Given<?> given -> model.addAttribute("made",
                        files.get(actor, given.receipt().record().id()));
                case Settled.Denied<?> denied -> model.addAttribute("refused",
                        ErrorBody.of(denied.reason(), say.language()));
            }
        } catch (MistakeException e) {
            told.mistaken(request, Door.PORTAL, e.reason().code());
            model.addAttribute("refused", ErrorBody.of(e.reason(), say.language()));
        }
        show(model, actor, say);
        return "pages/files";
    }

    private static FileOrder order(String resource, String purpose, String format, String certificate) {
        try {
            return new FileOrder(purpose, resource, List.of(), FileFormat.of(format)
                    .orElseThrow(() -> new CodedException(FileCode.UNKNOWN_FORMAT, format)),
                    Optional.of(certificate).filter(pem -> !pem.isBlank()).map(FileRecipient::of));
        } catch (CodedException e) {
            throw new MistakeException(e);
        }
    }

    /** Hands a file out, or shows why it no longer is. */
    @GetMapping("/files/{id}/content")
    Object content(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return switch (files.handOut(actor, id)) {
            case FileHandOut.Ready ready -> FileAnswer.of(ready, request);
            case FileHandOut.Stopped(DeliveryResult refusal) -> {
                AnsweredRecord.note(request, refusal);
                PageLocalizer say = page.say(request);
                model.addAttribute("receipt", refusal.receipt());
                model.addAttribute("refused", ErrorBody.of(((DeliveryResult.Refused) refusal).reason(),
                        say.language()));
                show(model, actor, say);
                yield "pages/files";
            }
        };
    }

    private void show(Model model, Actor actor, PageLocalizer say) {
        permissions.require(actor, Role.REQUESTER);
        Map<String, Source> sources = new LinkedHashMap<>();
        for (Grant grant : board.grants(actor, Side.CONSUMER)) {
            if (RequestViews.active(grant, clock.instant()) && grant.policy().modes().contains(Mode.FILE)) {
                String value = grant.policy().resource() + "\n" + grant.policy().purpose();
                sources.putIfAbsent(value, new Source(value, grant.policy().title(), grant.policy().purpose(),
                        say.minute(grant.policy().to()), grant.id()));
            }
        }
        model.addAttribute("sources", List.copyOf(sources.values()));
        model.addAttribute("formats", Arrays.stream(FileFormat.values()).map(FileFormat::id).toList());
        model.addAttribute("files", files.list(actor).stream().map(file -> new Row(file, say.minute(file.madeAt()),
                say.minute(file.keepUntil()), say.number(file.bytes()))).toList());
    }
}
