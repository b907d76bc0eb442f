// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a body of at most 1 MiB, which must be one JSON object in UTF-8. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class JsonBodyReader implements MessageBodyReader<JsonBody> {

  private static final int LARGEST = 1024 * 1024;

  /** For the container. */
  public JsonBodyReader() {
    // Nothing to set up.
  }

  @Override
  public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == JsonBody.class;
  }

  @Override
  public JsonBody readFrom(Class<JsonBody> type, Type genericType, Annotation[] annotations, MediaType mediaType,
      MultivaluedMap<String, String> headers, InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw Problem.of(Response.Status.REQUEST_ENTITY_TOO_LARGE, "The body may have at most 1 MiB");
    }
    return new JsonBody(parse(decode(bytes)));
  }

  private static JsonObject parse(String text) {
    try (JsonParser parser = Json.createParser(new StringReader(text))) {
      if (parser.next() != JsonParser.Event.START_OBJECT) {
        throw JsonBody.notAnObject();
      }
      JsonObject object = members(parser);
      if (parser.hasNext()) {
        throw Problem.badRequest("The body must be one JSON object with nothing after it");
      }
      return object;
    } catch (WebApplicationException e) {
      throw e;
    } catch (JsonParsingException e) {
      throw Problem.badRequest("The body is not valid JSON, see line " + e.getLocation().getLineNumber()
          + ", column " + e.getLocation().getColumnNumber());
    } catch (RuntimeException e) {
      // Nothing there, or nested too deeply: the API names no exception for these.
      throw Problem.badRequest("The body is not valid JSON");
    }
  }

  /** One by one, because of two members of one name the second would win without a word. */
  private static JsonObject members(JsonParser parser) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    while (parser.next() == JsonParser.Event.KEY_NAME) {
      String name = parser.getString();
      parser.next();
      if (members.put(name, parser.getValue()) != null) {
        throw Problem.badRequest(JsonBody.shortened(name) + ": is there twice");
      }
    }
    JsonObjectBuilder object = Json.createObjectBuilder();
    members.forEach(object::add);
    return object.build();
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Problem.badRequest("The body is not valid UTF-8");
    }
  }
}
