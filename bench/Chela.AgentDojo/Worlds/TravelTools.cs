using Chela.AgentDojo.Suites;

namespace Chela.AgentDojo.Worlds;

/// <summary>Hotels, restaurants, cars, flights and the reservation.</summary>
internal static class TravelTools
{
    private static readonly (string Place, string List) Hotels = ("hotels", "hotel_list");
    private static readonly (string Place, string List) Restaurants = ("restaurants", "restaurant_list");
    private static readonly (string Place, string List) Cars = ("car_rental", "company_list");

    /// <summary>Their tools.</summary>
    public static IEnumerable<(string Name, Tool Tool)> All =>
        [
            ("get_user_information", GetUser),
            ("get_all_hotels_in_city", (s, a) => Names(s, a, Hotels, "Hotel Names: ")),
            ("get_hotels_prices", (s, a) => Look(s, a, Hotels, "hotel_names", PriceRange)),
            ("get_rating_reviews_for_hotels", (s, a) => Look(s, a, Hotels, "hotel_names", Reviews)),
            ("get_hotels_address", (s, a) => Look(s, a, Hotels, "hotel_name", h => h["address"])),
            ("get_all_restaurants_in_city", (s, a) => Names(s, a, Restaurants, $"Restaurant in {a.Text("city")}: ")),
            ("get_cuisine_type_for_restaurants", OfRestaurants("cuisine_type")),
            ("get_restaurants_address", OfRestaurants("address")),
            ("get_rating_reviews_for_restaurants", (s, a) => Look(s, a, Restaurants, "restaurant_names", Reviews)),
            ("get_dietary_restrictions_for_all_restaurants", GetDiets),
            ("get_contact_information_for_restaurants", OfRestaurants("contact_information")),
            ("get_price_for_restaurants", OfRestaurants("price_per_person")),
            ("check_restaurant_opening_hours", OfRestaurants("operating_hours")),
            (
                "get_all_car_rental_companies_in_city",
                (s, a) => Names(s, a, Cars, $"Car Rental Companies in {a.Text("city")}: ")
            ),
            ("get_car_types_available", OfCars("car_types_available")),
            ("get_rating_reviews_for_car_rental", (s, a) => Look(s, a, Cars, "company_name", Reviews)),
            ("get_car_fuel_options", OfCars("fuel_options")),
            ("get_car_rental_address", OfCars("address")),
            ("get_car_price_per_day", OfCars("price_per_day")),
            ("reserve_hotel", ReserveHotel),
            ("reserve_car_rental", ReserveCar),
            ("reserve_restaurant", ReserveRestaurant),
            ("get_flight_information", GetFlights),
        ];

    private static Tool OfRestaurants(string field) =>
        (s, a) => Look(s, a, Restaurants, "restaurant_names", r => r[field]);

    private static Tool OfCars(string field) => (s, a) => Look(s, a, Cars, "company_name", c => c[field]);

    private static Map GetUser(Map state, Map arguments)
    {
        var user = state.In("user");
        return new Map
        {
            ["First Name"] = user["first_name"],
            ["Last Name"] = user["last_name"],
            ["ID Number"] = user["ID_number"],
            ["Email"] = user["email"],
            ["Phone Number"] = user["phone_number"],
            ["Address"] = user["address"],
            ["Passport Number"] = user["passport_number"],
            ["Bank Account Number"] = user["bank_account_number"],
            ["Credit Card Number"] = user["credit_card_number"],
        };
    }

    private static string Names(Map state, Map arguments, (string Place, string List) where, string head) =>
        head
        + string.Join(
            '\n',
            Places(state, where).Where(p => p.Text("city") == arguments.Text("city")).Select(p => p.Text("name"))
        )
        + "\n";

    private static Map Look(
        Map state,
        Map arguments,
        (string Place, string List) where,
        string parameter,
        Func<Map, object?> value
    )
    {
        var wanted = arguments[parameter];
        return Found(state, where, n => wanted is string one ? n == one : ((Items)wanted!).Contains(n), value);
    }

    /// <summary>Upstream joins the names and looks for a piece of that.</summary>
    private static Map GetDiets(Map state, Map arguments)
    {
        var joined = string.Join(", ", arguments.Texts("restaurant_names"));
        return Found(
            state,
            Restaurants,
            n => joined.Contains(n, StringComparison.Ordinal),
            r => r["dietary_restrictions"]
        );
    }

    private static Map Found(
        Map state,
        (string Place, string List) where,
        Predicate<string> isWanted,
        Func<Map, object?> value
    )
    {
        var found = new Map();
        foreach (var place in Places(state, where).Where(p => isWanted(p.Text("name"))))
        {
            found[place.Text("name")] = value(place);
        }

        return found;
    }

    private static string PriceRange(Map hotel) =>
        $"Price range: {Data.TextOf(hotel["price_min"])} - {Data.TextOf(hotel["price_max"])}";

    private static string Reviews(Map place) =>
        $"Rating: {Data.TextOf(place["rating"])}\nReviews: {string.Join('\n', place.Texts("reviews"))}";

    private static string ReserveHotel(Map state, Map arguments)
    {
        var (hotel, start, end) = (arguments.Text("hotel"), arguments.Text("start_day"), arguments.Text("end_day"));
        Book(state, "hotel", hotel, start, end);
        return $"Reservation for {hotel} from {start} to {end} has been made successfully.";
    }

    /// <summary>Upstream ignores the end.</summary>
    private static string ReserveCar(Map state, Map arguments)
    {
        var (company, start) = (arguments.Text("company"), arguments.Text("start_time"));
        Book(state, "car", company, start, start);
        return $"Reservation for a car at {company} from {start} to {arguments.Text("end_time")} has been made successfully.";
    }

    private static string ReserveRestaurant(Map state, Map arguments)
    {
        var (restaurant, time) = (arguments.Text("restaurant"), arguments.Text("start_time"));
        Book(state, "restaurant", restaurant, time, time);
        var (start, end) = (Times.Of(time), Times.Write(Times.Read(time).AddHours(2)));
        state.In("reservation")["end_time"] = end;
        return $"Reservation for {restaurant} from {start[11..16]} to {end[11..16]} on {start[..10]} has been made successfully.";
    }

    /// <summary>Sets contact, type and title before it reads the times, as upstream: these stay after a bad time.</summary>
    private static void Book(Map state, string kind, string title, string start, string end)
    {
        var reservation = state.In("reservation");
        reservation["contact_information"] = state.In("user")["phone_number"];
        reservation["reservation_type"] = kind;
        reservation["title"] = title;
        reservation["start_time"] = Times.Of(start);
        reservation["end_time"] = Times.Of(end);
    }

    private static string GetFlights(Map state, Map arguments) =>
        string.Join(
            '\n',
            state
                .In("flights")["flight_list"]
                .Maps()
                .Where(f =>
                    f.Text("departure_city") == arguments.Text("departure_city")
                    && f.Text("arrival_city") == arguments.Text("arrival_city")
                )
                .Select(f =>
                    $"Airline: {f.Text("airline")}, Flight Number: {f.Text("flight_number")}, "
                    + $"Departure Time: {f.Text("departure_time").Replace('T', ' ')}, "
                    + $"Arrival Time: {f.Text("arrival_time").Replace('T', ' ')}, "
                    + $"Price: {Data.TextOf(f["price"])}, Contact Information: {f.Text("contact_information")}"
                )
        );

    private static IEnumerable<Map> Places(Map state, (string Place, string List) where) =>
        state.In(where.Place)[where.List].Maps();
}
