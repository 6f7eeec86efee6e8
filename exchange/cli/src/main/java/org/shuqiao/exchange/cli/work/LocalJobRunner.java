package org.shuqiao.exchange.cli.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.platform.assembly.PlatformContext;
import org.shuqiao.exchange.platform.jobs.CollectWord;
import org.shuqiao.exchange.platform.jobs.Job;
import org.shuqiao.exchange.platform.jobs.Jobs;
import org.shuqiao.exchange.platform.jobs.SourceFolder;
import org.shuqiao.exchange.platform.publication.DatasetList;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs jobs in this process, holding the state folder's lock. */
final class LocalJobRunner implements JobRunner {

    private final DatasetList datasets;
    private final SourceFolder sources;
    private final Jobs jobs;
    private final Runnable closing;

    private LocalJobRunner(DatasetList datasets, SourceFolder sources, Jobs jobs, Runnable closing) {
        this.datasets = datasets;
        this.sources = sources;
        this.jobs = jobs;
        this.closing = closing;
    }

    static LocalJobRunner open(Home home) {
        Configuration configuration = ConfigurationFile.read(home.configuration());
        ConfigurableApplicationContext platform = PlatformContext.open(home, configuration);
        return new LocalJobRunner(platform.getBean(DatasetList.class), platform.getBean(SourceFolder.class),
                platform.getBean(Jobs.class), platform::close);
    }

    @Override
    public JsonNode datasets() {
        ArrayNode all = Json.PLAIN.createArrayNode();
        datasets.all().forEach(dataset -> {
            ObjectNode one = all.addObject().put("id", dataset.id()).put("department", dataset.department())
                    .put("title", dataset.title()).put("kind", dataset.kind()).put("update", dataset.update());
            dataset.standard().ifPresent(rows -> one.put("standard", rows));
            dataset.quarantined().ifPresent(rows -> one.put("quarantined", rows));
        });
        return all;
    }

    @Override
    public String start(String kind, List<String> datasets, CollectWord word) {
        return !word.equals(CollectWord.NONE) ? jobs.collect(sources.choose(datasets), "local", word).id()
                : jobs.start(Job.Kind.valueOf(kind), sources.choose(datasets), "local").id();
    }

    @Override
    public JsonNode job(String id) {
        Job job = jobs.find(id);
        ObjectNode view = Json.PLAIN.createObjectNode().put("id", job.id()).put("kind", job.kind().name())
                .put("state", job.state().name()).put("step", job.step()).put("done", job.done()).put("of", job.of());
        view.set("datasets", Json.PLAIN.valueToTree(job.datasets()));
        ArrayNode failures = view.putArray("failures");
        job.failures().forEach(failure -> {
            ObjectNode one = failures.addObject();
            failure.dataset().ifPresent(dataset -> one.put("dataset", dataset));
            one.put("code", failure.code()).put("zh", failure.zh()).put("en", failure.en());
        });
        ArrayNode remarks = view.putArray("remarks");
        job.remarks().forEach(remark -> remarks.addObject().put("dataset", remark.dataset())
                .put("code", remark.code()).put("zh", remark.zh()).put("en", remark.en()));
        return view.put("peakMemoryBytes", job.peakMemoryBytes());
    }

    @Override
    public void close() {
        closing.run();
    }
}
