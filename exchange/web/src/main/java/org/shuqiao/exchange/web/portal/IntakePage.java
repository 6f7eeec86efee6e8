package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.platform.intake.Choice;
import org.shuqiao.exchange.platform.intake.Intake;
import org.shuqiao.exchange.platform.intake.Upload;
import org.shuqiao.exchange.platform.jobs.SourceFolder;
import org.shuqiao.exchange.platform.onboarding.Trial;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.error.HttpStatusOf;
import org.shuqiao.standards.element.Element;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.proposal.Candidate;
import org.shuqiao.standards.proposal.ColumnProposal;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.TableSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Page on which an officer brings a file in: what was detected, the proposed mapping, the trial and the run. */
@Controller
@RequestMapping("/datasets/new")
class IntakePage {

    private static final String PAGE = "pages/intake";

    private final Intake intake;
    private final SourceFolder sources;
    private final Permissions permissions;
    private final PageFrame page;

    IntakePage(Intake intake, SourceFolder sources, Permissions permissions, PageFrame page) {
        this.intake = intake;
        this.sources = sources;
        this.permissions = permissions;
        this.page = page;
    }

    /** An element with its encoding in the choice of a column. */
    record Option(String value, String label, boolean chosen) { }

    /**
     * A column of the file.
     *
     * @param percent the confidence of its proposal, {@code tone} how sure that is
     */
    record Line(int index, String column, List<Option> options, String to, int percent, String tone,
            List<String> reasons) { }

    @GetMapping
    String empty(Model model, @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.OFFICER);
        model.addAttribute("databases", databases(actor));
        return PAGE;
    }

    /** @return the department's datasets that are read from a database */
    private List<String> databases(Actor actor) {
        return sources.all().stream().filter(file -> file.department().equals(actor.department())
                && file.source() instanceof TableSource).map(SourceFile::id).toList();
    }

    /** A form without a file is answered as one with an empty one. */
    @PostMapping
    ModelAndView take(@RequestParam Optional<MultipartFile> file, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) throws IOException {
        byte[] content = file.isPresent() ? file.get().getBytes() : new byte[0];
        String name = file.map(MultipartFile::getOriginalFilename).orElse("");
        return done(model, request, () -> intake.take(actor, name, content));
    }

    @PostMapping("/table")
    ModelAndView takeTable(@RequestParam(defaultValue = "") String like, @RequestParam(defaultValue = "") String table,
            Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        return done(model, request, () -> intake.takeTable(actor, like, table.strip()));
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        show(model, intake.find(actor, id), page.say(request));
        return PAGE;
    }

    @PostMapping("/{id}/try")
    ModelAndView tryOut(@PathVariable String id, @RequestParam MultiValueMap<String, String> given, Model model,
            HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        return changed(id, model, request, actor, () -> {
            IntakeForm form = IntakeForm.of(given, intake.find(actor, id));
            return intake.tryOut(actor, id, form.head(), form.choices(), page.say(request).language());
        });
    }

    @PostMapping("/{id}/save")
    ModelAndView save(@PathVariable String id, @RequestParam MultiValueMap<String, String> given, Model model,
            HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        return changed(id, model, request, actor, () -> {
            IntakeForm form = IntakeForm.of(given, intake.find(actor, id));
            return intake.save(actor, id, form.head(), form.choices(), page.say(request).language());
        });
    }

    @PostMapping("/{id}/discard")
    String discard(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
        intake.discard(actor, id);
        return "redirect:/datasets/new";
    }

    /** What was chosen stays on the page where it is refused. */
    private ModelAndView changed(String id, Model model, HttpServletRequest request, Actor actor,
            Supplier<Upload> work) {
        intake.find(actor, id);
        ModelAndView answer = done(model, request, work);
        if (model.containsAttribute("problem")) {
            show(model, intake.find(actor, id), page.say(request));
            answer.addAllObjects(model.asMap());
        }
        return answer;
    }

    private ModelAndView done(Model model, HttpServletRequest request, Supplier<Upload> work) {
        try {
            return new ModelAndView("redirect:/datasets/new/" + work.get().id());
        } catch (CodedException e) {
            if (e.code().kind() == ErrorKind.FORBIDDEN) {
                throw e; // no form helps, and the security log is told
            }
            model.addAttribute("problem", ErrorBody.of(e, page.say(request).language()));
            return new ModelAndView(PAGE, model.asMap(), HttpStatusOf.code(e.code()));
        }
    }

    private static void show(Model model, Upload upload, PageLocalizer say) {
        Language language = say.language();
        model.addAttribute("upload", upload);
        model.addAttribute("table", upload.proposed().table());
        model.addAttribute("damage", upload.proposed().table().damage().stream().map(each -> each.text(language))
                .toList());
        model.addAttribute("updates", Arrays.stream(UpdateCycle.values()).map(cycle -> new Option(cycle.code(),
                say.label(cycle), cycle.code().equals(upload.head().update().id()))).toList());
        char delimiter = upload.proposed().table().delimiter();
        model.addAttribute("delimiter", delimiter == '\t' ? "TAB" : String.valueOf(delimiter));
        List<Line> lines = new ArrayList<>();
        for (int at = 0; at < upload.choices().size(); at++) {
            lines.add(line(at, upload.choices().get(at), upload.proposed().columns().get(at), language));
        }
        model.addAttribute("lines", lines);
        model.addAttribute("learned", upload.proposed().learned().columns());
        upload.problem().ifPresent(why -> model.addAttribute("trouble",
                language == Language.ZH ? why.zh() : why.en()));
        upload.trial().ifPresent(trial -> {
            model.addAttribute("trial", trial);
            model.addAttribute("problems", trial.problems().stream().map(each -> each.text(language)).toList());
            model.addAttribute("remarks", trial.remarks().stream().map(each -> each.text(language)).toList());
            model.addAttribute("rules", trial.rules().stream().limit(12).map(rule -> new RuleLine(rule,
                    rule.text(language))).toList());
            model.addAttribute("names", trial.columns().stream().map(Trial.Column::name).toList());
        });
    }

    /** A rule that rows broke, with its words. */
    record RuleLine(Trial.BrokenRule rule, String text) { }

    private static Line line(int index, Choice choice, ColumnProposal proposal, Language language) {
        Candidate first = proposal.first();
        int percent = (int) Math.round(first.confidence() * 100);
        String tone = first.confidence() > Candidate.SURE ? "good" : first.confidence() >= 0.8 ? "" : "warn";
        return new Line(index, choice.column(), options(choice, language), choice.to(), percent, tone,
                first.reasons().stream().map(reason -> reason.text(language)).toList());
    }

    private static List<Option> options(Choice choice, Language language) {
        List<Option> options = new ArrayList<>();
        for (Element element : StandardPack.load().elements().all()) {
            String title = language == Language.ZH ? element.zh() : element.en();
            boolean here = choice.element().filter(element.id()::equals).isPresent();
            options.add(new Option(element.id() + "|", title, here && choice.encoding().isEmpty()));
            element.encodings().values().stream().skip(1).forEach(encoding -> options.add(new Option(
                    element.id() + "|" + encoding.id(),
                    title + " · " + (language == Language.ZH ? encoding.zh() : encoding.en()),
                    here && choice.encoding().filter(encoding.id()::equals).isPresent())));
        }
        return options;
    }
}
