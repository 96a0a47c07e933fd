package dev.issuetracker.rest.imports;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Unavailable;
import dev.issuetracker.rest.answer.SharedPlaces;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends files that are made while they are sent. Each holds a connection to the store. */
@Singleton
final class Streams {
  private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
  private static final int MOST_AT_ONCE = 8;

  private final ExecutorService threads;
  private final SharedPlaces places =
      new SharedPlaces(MOST_AT_ONCE, "Too many files are being sent; try again soon.");

  Streams(@Named(TaskExecutors.BLOCKING) ExecutorService threads) {
    this.threads = threads;
  }

  /** Makes the bytes of a file. */
  interface Maker {
    void write(OutputStream to) throws IOException;
  }

  /** Who asks for the head alone is told what it would be, and nothing is made. */
  MutableHttpResponse<?> send(
      HttpRequest<?> request, Actor actor, String fileName, String type, Maker maker) {
    var answer =
        HttpResponse.ok()
            .contentType(MediaType.of(type))
            .header("Cache-Control", "no-store")
            .header("Expires", "0")
            .header("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
    return request.getMethod() == HttpMethod.HEAD ? answer : answer.body(begun(actor, type, maker));
  }

  private StreamedFile begun(Actor actor, String type, Maker maker) {
    places.take(actor);
    var pipe = new Pipe();
    threads.execute(() -> make(actor, maker, pipe));
    try {
      pipe.source.await();
    } catch (IOException e) {
      throw new Unavailable("the file could not be begun", e);
    }
    return new StreamedFile(pipe.source, MediaType.of(type));
  }

  private void make(Actor actor, Maker maker, Pipe pipe) {
    try {
      maker.write(pipe.sink);
      pipe.sink.close();
    } catch (IOException gone) {
      LOG.debug("The client went away before the end of the file");
      pipe.sink.fail(new IllegalStateException("cut short", gone));
    } catch (RuntimeException failed) {
      // For the request to answer, whatever it is: nobody looks at this thread.
      pipe.sink.fail(failed);
    } finally {
      places.leave(actor);
    }
  }
}
