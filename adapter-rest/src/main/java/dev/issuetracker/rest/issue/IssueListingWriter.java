package dev.issuetracker.rest.issue;

import static dev.issuetracker.rest.json.JsonBytes.ascii;

import dev.issuetracker.rest.issue.IssueListing.Counts;
import dev.issuetracker.rest.json.JsonBytes;
import io.micronaut.core.io.buffer.ByteBuffer;
import io.micronaut.core.io.buffer.ByteBufferFactory;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.codec.CodecException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Writes the list of issues instead of the framework, see {@link IssueJson}. */
@Singleton
@Produces(MediaType.APPLICATION_JSON)
final class IssueListingWriter implements ResponseBodyWriter<IssueListing> {
  /** What an issue takes without its description, and what stands around all of them. */
  private static final int USUAL = 1_024;

  private static final byte[] COUNT = ascii("{\"count\":");
  private static final byte[] COUNT_EXACT = ascii(",\"count_exact\":");
  private static final byte[] NEXT = ascii(",\"next\":");
  private static final byte[] PREVIOUS = ascii(",\"previous\":");
  private static final byte[] RESULTS = ascii(",\"results\":[");
  private static final byte[] FUZZY = ascii("],\"fuzzy\":");
  private static final byte[] RANKED_OF = ascii(",\"ranked_of\":");
  private static final byte[] FACETS = ascii(",\"facets\":{");
  private static final byte[] VALUES = ascii(":{\"values\":[");
  private static final byte[] VALUE = ascii("{\"value\":");
  private static final byte[] VALUE_COUNT = ascii(",\"count\":");
  private static final byte[] EXACT = ascii("],\"exact\":");
  private static final byte[] MORE = ascii(",\"more\":");

  static byte[] write(IssueListing list) {
    var to = new JsonBytes(expected(list));
    to.raw(COUNT).numberOrNull(list.count()).raw(COUNT_EXACT);
    if (list.countExact() == null) {
      to.nothing();
    } else {
      to.truth(list.countExact());
    }
    to.raw(NEXT).textOrNull(list.next()).raw(PREVIOUS).textOrNull(list.previous()).raw(RESULTS);
    for (int at = 0; at < list.results().size(); at++) {
      IssueJson.write(at > 0 ? to.sign(',') : to, list.results().get(at));
    }
    to.raw(FUZZY).truth(list.fuzzy()).raw(RANKED_OF).numberOrNull(list.rankedOf()).raw(FACETS);
    facets(to, list.facets());
    return to.sign('}').sign('}').complete();
  }

  private static int expected(IssueListing list) {
    int expected = USUAL;
    for (var found : list.results()) {
      var description = found.issue().description();
      expected += USUAL + (description == null ? 0 : description.length());
    }
    return expected;
  }

  private static void facets(JsonBytes to, Map<String, Counts> facets) {
    boolean first = true;
    for (var facet : facets.entrySet()) {
      if (!first) {
        to.sign(',');
      }
      first = false;
      to.text(facet.getKey()).raw(VALUES);
      values(to, facet.getValue());
      to.raw(EXACT).truth(facet.getValue().exact());
      to.raw(MORE).truth(facet.getValue().more()).sign('}');
    }
  }

  private static void values(JsonBytes to, Counts counts) {
    for (int at = 0; at < counts.values().size(); at++) {
      var value = counts.values().get(at);
      (at > 0 ? to.sign(',') : to).raw(VALUE).text(value.value());
      to.raw(VALUE_COUNT).number(value.count()).sign('}');
    }
  }

  /** The bytes are sent as they are, and not written into a buffer once more. */
  @Override
  public CloseableByteBody writePiece(
      ByteBodyFactory bodies,
      HttpRequest<?> request,
      HttpResponse<?> response,
      Argument<IssueListing> type,
      MediaType mediaType,
      IssueListing list) {
    response
        .toMutableResponse()
        .getHeaders()
        .setIfMissing(HttpHeaders.CONTENT_TYPE, mediaType.toString());
    return bodies.adapt(write(list));
  }

  @Override
  public ByteBuffer<?> writeTo(
      Argument<IssueListing> type,
      MediaType mediaType,
      IssueListing list,
      MutableHeaders headers,
      ByteBufferFactory<?, ?> buffers) {
    headers.setIfMissing(HttpHeaders.CONTENT_TYPE, mediaType.toString());
    return buffers.wrap(write(list));
  }

  @Override
  public void writeTo(
      Argument<IssueListing> type,
      MediaType mediaType,
      IssueListing list,
      MutableHeaders headers,
      OutputStream to) {
    headers.setIfMissing(HttpHeaders.CONTENT_TYPE, mediaType.toString());
    try {
      to.write(write(list));
    } catch (IOException broken) {
      throw new CodecException("The list could not be written", broken);
    }
  }
}
