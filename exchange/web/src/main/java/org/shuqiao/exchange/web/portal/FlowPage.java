package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.stage.Stage;
import org.shuqiao.exchange.domain.stage.StageEntry;
import org.shuqiao.exchange.domain.stage.Stages;
import org.shuqiao.exchange.platform.flows.Flows;
import org.shuqiao.exchange.platform.flows.LandedBatches;
import org.shuqiao.exchange.platform.jobs.SourceFolder;
import org.shuqiao.nifi.remote.FlowStatus;
import org.shuqiao.standards.source.SourceFile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Page of one dataset's NiFi flow, its landed batches and its life by the stages of data handling. */
@Controller
class FlowPage {

    private static final int LATEST = 50;

    private final SourceFolder sources;
    private final Permissions permissions;
    private final Flows flows;
    private final Stages stages;
    private final PageFrame page;
    private final LineageView lineage;

    FlowPage(SourceFolder sources, Permissions permissions, Flows flows, Stages stages, PageFrame page,
            LineageView lineage) {
        this.lineage = lineage;
        this.sources = sources;
        this.permissions = permissions;
        this.flows = flows;
        this.stages = stages;
        this.page = page;
    }

    /**
     * Row of the stages' table.
     *
     * @param log in which the entry stands: the security log, or the record log for deliveries
     */
    record StageLine(String stage, String at, String what, String by, String about, String log, long index) { }

    @GetMapping("/datasets/{dataset}/flow")
    String flow(@PathVariable String dataset, @RequestParam Optional<String> batch, Model model,
            HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.OFFICER, Role.AUTHORITY);
        PageLocalizer say = page.say(request);
        SourceFile source = sources.find(dataset);
        permissions.requireInvolvement(actor, say.either(source.title().zh(), source.title().en()),
                source.department());
        List<LandedBatches.Batch> batches = flows.batches(source);
        model.addAttribute("dataset", source.id());
        model.addAttribute("title", say.either(source.title().zh(), source.title().en()));
        model.addAttribute("batches", batches);
        model.addAttribute("stages", stages.of(actor, source.department(), source.id()).reversed().stream()
                .limit(LATEST).map(entry -> line(entry, say)).toList());
        lineage.addDataset(model, source.id(), actor);
        model.addAttribute("onServer", flows.onServer());
        if (flows.onServer()) {
            ask(model, source, batches.stream().filter(b -> b.id().equals(batch.orElse(""))).findFirst(), say);
        }
        return "pages/flow";
    }

    private static StageLine line(StageEntry entry, PageLocalizer say) {
        boolean delivery = entry.stage() == Stage.USING || entry.stage() == Stage.PROVIDING
                || entry.stage() == Stage.TRANSFERRING;
        return new StageLine(say.label(entry.stage()), say.second(entry.at()),
                say.text((delivery ? "flow.delivery." : "flow.entry.") + entry.what()),
                delivery ? say.department(entry.by()) : entry.by(), entry.about(),
                say.text(delivery ? "flow.log.record" : "flow.log.security"), entry.index());
    }

    /** A server that does not answer is told on the page; what was landed is there all the same. */
    private void ask(Model model, SourceFile source, Optional<LandedBatches.Batch> chosen, PageLocalizer say) {
        try {
            model.addAttribute("standing", flows.status(source).orElse(null));
            if (chosen.isPresent()) {
                List<FlowStatus.Event> events = flows.events(source, chosen.get());
                model.addAttribute("chosen", chosen.get().id());
                model.addAttribute("events", events);
            }
        } catch (CodedException e) {
            model.addAttribute("trouble", e.text(say.language()));
        }
    }
}
